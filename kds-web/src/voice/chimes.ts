import type { ChimeKind } from './kinds.ts'

/** A tone: its pitch in Hz, when it begins and how long it rings, in s. */
interface Tone {
  hz: number
  at: number
  for: number
}

/** What every chime takes, ms; a pause follows before anybody speaks. */
export const CHIME_MS = 600

const rising = (...pitches: number[]): Tone[] => pitches.map((hz, at) => ({ hz, at: at * 0.18, for: 0.4 }))
const even = (hz: number, times: number, apart: number, length: number): Tone[] =>
  new Array(times).fill(null).map((_, at) => ({ hz, at: at * apart, for: length }))

/** Told apart by contour: two up, one, three flat, two long, short again and again, down and up again. */
const CHIMES: Readonly<Record<ChimeKind, readonly Tone[]>> = {
  new: rising(659, 988),
  added: rising(784),
  overdue: even(523, 3, 0.2, 0.15),
  call: even(880, 2, 0.3, 0.28),
  waiterCall: even(1175, 5, 0.12, 0.08),
  tick: [{ hz: 1319, at: 0, for: 0.08 }],
  on: rising(523, 659, 784),
  timer: rising(1047, 784, 1047),
}

const LOUD = 0.5
const ATTACK_S = 0.01

/** Plays a chime on a context that runs. */
export function playChime(context: AudioContext, kind: ChimeKind): void {
  const start = context.currentTime
  for (const tone of CHIMES[kind]) ring(context, tone, start)
}

/** A bell: a tone and its octave, struck at once and dying away. */
function ring(context: AudioContext, tone: Tone, start: number): void {
  for (const [times, loud] of [
    [1, LOUD],
    [2, LOUD / 4],
  ] as const) {
    const gain = context.createGain()
    const from = start + tone.at
    gain.gain.setValueAtTime(0, from)
    gain.gain.linearRampToValueAtTime(loud, from + ATTACK_S)
    gain.gain.exponentialRampToValueAtTime(0.001, from + tone.for)
    const oscillator = context.createOscillator()
    oscillator.frequency.value = tone.hz * times
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(from)
    oscillator.stop(from + tone.for)
  }
}
