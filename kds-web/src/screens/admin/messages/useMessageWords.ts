import type { MessageReason } from '@passline/shared/message'
import { isMessageEvent } from '@passline/shared/messageEvent'
import { MSG_TYPE, type MsgType } from '@passline/shared/rule'
import { useText } from '../../../text/i18n.ts'

/** Names of what messages are about, in the language of the page. */
export function useMessageWords() {
  const { t } = useText()
  return {
    /** An event of the house, or one that a program named. */
    eventName: (event: string) => (isMessageEvent(event) ? t(`adminMessages.event.${event}`) : t('adminMessages.event.own', { event })),
    typeName: (type: MsgType) => t(`adminMessages.type.${typeNames[type]}`),
    typeHelp: (type: MsgType) => t(`adminMessages.typeHelp.${typeNames[type]}`),
    reasonOf: (reason: MessageReason | null, detail: string | null) => {
      const words = reason === null ? '' : t(`adminMessages.reason.${reason}`)
      return detail ? `${words} (${detail})` : words
    },
    /** A span of seconds in the unit that reads best. */
    span: (seconds: number) => {
      if (seconds >= 3_600 && seconds % 3_600 === 0) return t('adminMessages.rules.hours', { n: seconds / 3_600 })
      if (seconds >= 120 && seconds % 60 === 0) return t('adminMessages.rules.minutes', { n: seconds / 60 })
      return t('adminMessages.rules.seconds', { n: seconds })
    },
  }
}

const typeNames = Object.fromEntries(Object.entries(MSG_TYPE).map(([name, type]) => [type, name])) as Record<MsgType, keyof typeof MSG_TYPE>
