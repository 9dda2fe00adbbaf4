import { type Language, MOST_SPOKEN } from '@passline/shared/spoken'
import type { Audio } from './audio.ts'
import type { DeviceVoice } from './deviceVoice.ts'

/** Where speech comes from. */
export type VoiceKind = 'device' | 'server' | 'none'

export interface SpeakerOptions {
  device: DeviceVoice
  audio: Pick<Audio, 'play'>
  /** A sentence as the server speaks it, or null. */
  fetchSpeech(language: Language, text: string): Promise<ArrayBuffer | null>
}

/** Says sentences with this device's voice, else with the server's. */
export interface Speaker {
  /** Gets a sentence ready while the chime rings. */
  prepare(text: string, language: Language): Prepared
  /** Finds out which voice there is, without a sound. */
  probe(text: string, language: Language): Promise<VoiceKind>
}

export interface Prepared {
  /** Says it. `began` tells when the first word comes; @returns whose voice it was */
  say(began: (voice: 'device' | 'server') => void): Promise<VoiceKind>
}

/** A server that takes longer would speak of something that is over. */
const ANSWERS_WITHIN_MS = 4_000

export function createSpeaker({ device, audio, fetchSpeech }: SpeakerOptions): Speaker {
  const fetched = (text: string, language: Language) =>
    Promise.race([fetchSpeech(language, text.slice(0, MOST_SPOKEN)), new Promise<null>((no) => setTimeout(no, ANSWERS_WITHIN_MS, null))])

  return {
    prepare(text, language) {
      const early = device.has(language) ? null : fetched(text, language)
      return {
        async say(began) {
          if (early === null && (await device.say(text, language, () => began('device')))) return 'device'
          const file = await (early ?? fetched(text, language))
          return file && (await audio.play(file, () => began('server'))) ? 'server' : 'none'
        },
      }
    },
    async probe(text, language) {
      if (device.has(language)) return 'device'
      return (await fetched(text, language)) ? 'server' : 'none'
    },
  }
}
