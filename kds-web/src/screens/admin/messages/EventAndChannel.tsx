import { type Channel, channels } from '@passline/shared/channel'
import { type MessageEvent, messageEvents } from '@passline/shared/messageEvent'
import { useText } from '../../../text/i18n.ts'

/** What a list of the message centre is cut to; '' cuts nothing. */
export interface EventAndChannelFilter {
  event: MessageEvent | ''
  channel: Channel | ''
}

interface EventAndChannelProps {
  filter: EventAndChannelFilter
  onChange(change: Partial<EventAndChannelFilter>): void
}

/** What happened, and who is told. */
export function EventAndChannel({ filter, onChange }: EventAndChannelProps) {
  const { t } = useText()
  return (
    <>
      <select
        aria-label={t('adminMessages.rules.event')}
        value={filter.event}
        onChange={({ target }) => onChange({ event: messageEvents.find((each) => each === target.value) ?? '' })}
      >
        <option value="">{t('adminMessages.rules.everyEvent')}</option>
        {messageEvents.map((event) => (
          <option key={event} value={event}>
            {t(`adminMessages.event.${event}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('adminMessages.rules.channel')}
        value={filter.channel}
        onChange={({ target }) => onChange({ channel: channels.find((each) => each === target.value) ?? '' })}
      >
        <option value="">{t('adminMessages.rules.everyChannel')}</option>
        {channels.map((channel) => (
          <option key={channel} value={channel}>
            {t(`adminMessages.channel.${channel}`)}
          </option>
        ))}
      </select>
    </>
  )
}
