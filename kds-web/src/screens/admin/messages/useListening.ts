import type { Language } from '@passline/shared/spoken'
import { useEffect, useRef, useState } from 'react'
import { useClient, useLive } from '../../../live/LiveContext.tsx'
import { type Audio, createAudio } from '../../../voice/audio.ts'
import { createDeviceVoice } from '../../../voice/deviceVoice.ts'
import { createSpeaker } from '../../../voice/speaker.ts'

export type ListeningState = 'silent' | 'playing' | 'noVoice'

/** Says a sentence on this page when somebody asks to hear it, with the voice that a screen would use. */
export function useListening(): { state: ListeningState; say(text: string, language: Language): Promise<void> } {
  const client = useClient()
  const shopId = useLive(({ self }) => self?.shopId ?? null)
  const audio = useRef<Audio | null>(null)
  const [state, setState] = useState<ListeningState>('silent')
  useEffect(() => () => audio.current?.close(), [])
  return {
    state,
    async say(text, language) {
      // Made inside the gesture, so that the browser lets it sound.
      audio.current ??= createAudio()
      audio.current.open()
      const speaker = createSpeaker({
        device: createDeviceVoice(globalThis.speechSynthesis, () => performance.now()),
        audio: audio.current,
        fetchSpeech: async (wanted, words) => (shopId ? client.speech(shopId, wanted, words) : null),
      })
      setState('playing')
      const voice = await speaker.prepare(text, language).say(() => undefined)
      setState(voice === 'none' ? 'noVoice' : 'silent')
    },
  }
}
