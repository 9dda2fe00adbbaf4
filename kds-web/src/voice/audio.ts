import { playChime } from './chimes.ts'
import type { ChimeKind } from './kinds.ts'

/** The loudspeaker of this page. Browsers keep it shut until somebody has touched the page. */
export interface Audio {
  isOpen(): boolean
  /** Tries to open it; works inside a gesture, and where the browser allows sound anyway. */
  open(): void
  chime(kind: ChimeKind): void
  /** Plays a sound file to its end. @returns whether it could be played */
  play(file: ArrayBuffer, began: () => void): Promise<boolean>
  onChange(changed: () => void): void
  close(): void
}

const STUCK_AFTER_MS = 2_000

export function createAudio(): Audio {
  const context = 'AudioContext' in globalThis ? new AudioContext() : null
  return {
    // A browser without it may still have a voice.
    isOpen: () => (context ? context.state === 'running' : navigator.userActivation?.hasBeenActive !== false),
    open() {
      // A browser that refuses stays as it was, which `isOpen` tells.
      if (context && context.state !== 'running') context.resume().catch(() => undefined)
    },
    chime(kind) {
      if (context) playChime(context, kind)
    },
    async play(file, began) {
      const sound = await context?.decodeAudioData(file).catch(() => null)
      if (!context || !sound) return false
      const source = context.createBufferSource()
      source.buffer = sound
      source.connect(context.destination)
      began()
      // A context that is shut in the middle never says that the sound ended.
      await new Promise<void>((ended) => {
        source.onended = () => ended()
        setTimeout(ended, sound.duration * 1000 + STUCK_AFTER_MS)
        source.start()
      })
      return true
    },
    onChange: (changed) => context?.addEventListener('statechange', changed),
    close() {
      context?.close().catch((cause) => console.warn('the sound stays open', cause))
    },
  }
}
