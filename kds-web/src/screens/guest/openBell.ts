export interface Bell {
  ring(): void
  close(): void
}

/** Two long notes, the contour of a call on all screens: frequency in Hz, start and length in s. */
const NOTES = [
  [880, 0, 0.45],
  [660, 0.5, 0.7],
] as const
const LOUDNESS = 0.35
const VIBRATION_MS = [400, 150, 400]

/** Opens the phone's sound; call it from a tap. @returns null when the phone makes no sound */
export async function openBell(): Promise<Bell | null> {
  if (typeof AudioContext === 'undefined') return null
  const context = new AudioContext()
  await context.resume().catch(() => undefined)
  if (context.state !== 'running') {
    // Browsers open only so many at once; the next tap shall have one.
    void context.close().catch(() => undefined)
    return null
  }
  return {
    ring() {
      for (const note of NOTES) play(context, note)
      navigator.vibrate?.(VIBRATION_MS)
    },
    close: () => void context.close(),
  }
}

function play(context: AudioContext, [pitch, start, length]: (typeof NOTES)[number]): void {
  const from = context.currentTime + start
  const volume = context.createGain()
  volume.gain.setValueAtTime(LOUDNESS, from)
  volume.gain.exponentialRampToValueAtTime(0.001, from + length)
  const tone = context.createOscillator()
  tone.frequency.value = pitch
  tone.connect(volume).connect(context.destination)
  tone.start(from)
  tone.stop(from + length)
}
