import type { MessageId } from '@passline/shared/ids'
import type { MessageContent, MessagePush } from '@passline/shared/message'
import { NUMBER_CALLED_TEXTS } from '@passline/shared/numberCalled'
import { type Language, languages, spokenForm } from '@passline/shared/spoken'
import { fillTemplate, type Wording } from '@passline/shared/template'
import { type ChimeKind, soundingOf } from './kinds.ts'

/** Something that waits to be heard. Times are server time in ms. */
export interface Item {
  /** Empty when no message asks for it: this screen says it of itself. */
  messageIds: readonly MessageId[]
  event: string
  content: MessageContent
  chime: ChimeKind
  priority: number
  isSpoken: boolean
  /** When it came in. */
  at: number
  expiresAt: number
  /** The number that is called and nothing else, so that several become one sentence; null: the sentence must stay as it is. */
  number: number | null
}

/** A message as something to hear; null when it is silent. @param at server time in ms */
export function itemOf(message: MessagePush, at: number): Item | null {
  const sounding = soundingOf(message)
  if (!sounding || message.content === null) return null
  return {
    messageIds: [message.id],
    event: message.event,
    content: message.content,
    ...sounding,
    at,
    expiresAt: Date.parse(message.expiresAt),
    number: calledNumber(message, message.content),
  }
}

/** The number that the board calls, when the sentence says nothing more than the house's own template of it. */
function calledNumber({ event, channel, seqNo }: MessagePush, content: MessageContent): number | null {
  if (event !== 'goodsCalled' || channel !== 'board' || seqNo === null) return null
  return languages.every((language) => content[language].spoken === numberCalled(seqNo, language)?.spoken) ? seqNo : null
}

function numberCalled(seqNo: number, language: Language): Wording | null {
  const shown = `#${seqNo}`
  const wording = (of: Language) => ({ shown, spoken: spokenForm('seqNo', shown, of) })
  const filled = fillTemplate(NUMBER_CALLED_TEXTS, { seqNo: { zh: wording('zh'), en: wording('en') } }, language)
  return 'wording' in filled ? filled.wording : null
}
