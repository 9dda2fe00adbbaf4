import type { Language } from '@passline/shared/spoken'
import { patienceFor, pieces } from './pieces.ts'

/** A voice of this device. `ended` is whether it was heard: an engine may refuse, or be stuck before its first word. */
export interface DeviceVoice {
  has(language: Language): boolean
  say(text: string, language: Language, began: () => void): Promise<boolean>
}

type Synthesis = Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel' | 'resume'>
type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>

/** An engine that has not begun by then never will. */
const BEGINS_WITHIN_MS = 3_000
/** After a failure it is left alone for a while. */
const REST_MS = 60_000

/** @param monotonic ms, never set back */
export function createDeviceVoice(synthesis: Synthesis | undefined, monotonic: () => number): DeviceVoice {
  let restsUntil = Number.NEGATIVE_INFINITY
  // Held here, because Chrome forgets an utterance that nobody holds, and then never says that it ended.
  let speaking: SpeechSynthesisUtterance | null = null

  function sayPiece(
    engine: Synthesis,
    piece: string,
    language: Language,
    voice: SpeechSynthesisVoice,
    began: () => void,
  ): Promise<boolean> {
    return new Promise((resolve) => {
      let hasBegun = false
      const utterance = new SpeechSynthesisUtterance(piece)
      speaking = utterance
      utterance.voice = voice
      utterance.lang = voice.lang
      const end = (isHeard: boolean) => {
        clearTimeout(watchdog)
        utterance.onend = utterance.onerror = utterance.onstart = null
        speaking = null
        if (!isHeard) engine.cancel()
        resolve(isHeard)
      }
      let watchdog = setTimeout(() => end(false), BEGINS_WITHIN_MS)
      utterance.onstart = () => {
        hasBegun = true
        began()
        clearTimeout(watchdog)
        watchdog = setTimeout(
          () => {
            engine.cancel()
            end(true)
          },
          patienceFor(piece, language),
        )
      }
      utterance.onend = () => end(true)
      utterance.onerror = () => end(hasBegun)
      engine.resume()
      engine.speak(utterance)
    })
  }

  return {
    has: (language) => monotonic() >= restsUntil && voiceFor(synthesis?.getVoices() ?? [], language) !== null && speaking === null,
    async say(text, language, began) {
      const voice = voiceFor(synthesis?.getVoices() ?? [], language)
      if (!synthesis || !voice) return false
      let isFirst = true
      for (const piece of pieces(text, language)) {
        const isHeard = await sayPiece(synthesis, piece, language, voice, () => isFirst && began())
        if (!isHeard) restsUntil = monotonic() + REST_MS
        if (!isHeard) return !isFirst
        isFirst = false
      }
      return true
    },
  }
}

const LIKED: Record<Language, readonly RegExp[]> = {
  // Not zh-HK and yue: what is written is Mandarin.
  zh: [/^(zh|cmn)(-hans)?-cn\b/, /^(zh|cmn)(-hans)?$/, /^(zh|cmn)-(sg|hans)/, /^(zh|cmn)-(tw|hant)/],
  en: [/^en-us\b/, /^en-gb\b/, /^en\b/],
}

/** The voice for a language: one that needs no network before one that does. */
export function voiceFor<V extends Voice>(voices: readonly V[], language: Language): V | null {
  for (const isLocal of [true, false]) {
    for (const tag of LIKED[language]) {
      const fitting = voices.filter((each) => each.localService === isLocal && tag.test(each.lang.toLowerCase().replaceAll('_', '-')))
      const found = fitting.find((each) => each.default) ?? fitting[0]
      if (found) return found
    }
  }
  return null
}
