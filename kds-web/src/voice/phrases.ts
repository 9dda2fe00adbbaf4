import type { MessageContent } from '@passline/shared/message'
import type { Language } from '@passline/shared/spoken'
import type { Wording } from '@passline/shared/template'
import { sound } from '../text/sound.ts'

/** What a screen says of itself, beside the sentences of messages. */
export const SOUND_ON: MessageContent = { zh: sound.zh.said.soundOn, en: sound.en.said.soundOn }

export function newOrders(count: number): MessageContent {
  const inLanguage = (language: Language): Wording => {
    const { shown, spoken } = sound[language].said.newOrders
    return { shown: shown.replace('{{n}}', String(count)), spoken: spoken.replace('{{n}}', String(count)) }
  }
  return { zh: inLanguage('zh'), en: inLanguage('en') }
}
