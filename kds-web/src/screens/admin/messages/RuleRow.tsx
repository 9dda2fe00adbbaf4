import { type MessageRule, MSG_TYPE } from '@passline/shared/rule'
import { type RuleEntry, ruleSaved } from '@passline/shared/ruleApi'
import { useText } from '../../../text/i18n.ts'
import { NotSaved } from '../NotSaved.tsx'
import { useWrite } from '../queries.ts'
import { useMessageWords } from './useMessageWords.ts'

/** One cell of the rule table, read as a sentence, with its switch. */
export function RuleRow({ entry, onEdit }: { entry: RuleEntry; onEdit(): void }) {
  const { t } = useText()
  const { span, typeName } = useMessageWords()
  const save = useWrite(ruleSaved)
  const { event, source, channel, rule, origin } = entry
  const name = `${t(`adminMessages.event.${event}`)}, ${t(`adminMessages.source.${source}`)}, ${t(`adminMessages.channel.${channel}`)}`
  // What was tapped shows at once; the server's answer, or its refusal, follows.
  const isOn = save.isPending ? wantedOn(save.variables.body, rule.on) : rule.on
  return (
    <tr className={isOn ? undefined : 'off'}>
      <th scope="row">
        <button type="button" className="am-rule" aria-label={t('adminMessages.rules.edit', { rule: name })} onClick={onEdit}>
          {t(`adminMessages.event.${event}`)}
        </button>
        <NotSaved failure={save.error} />
      </th>
      <td>{t(`adminMessages.source.${source}`)}</td>
      <td>{t(`adminMessages.channel.${channel}`)}</td>
      <td>{typeName(rule.msgType)}</td>
      <td>
        <Repeat rule={rule} />
      </td>
      <td>{rule.times > 1 ? span(rule.interval) : '—'}</td>
      <td>
        <span className="am-origin">{t(`adminMessages.origin.${origin}`)}</span>
      </td>
      <td>
        <button
          type="button"
          role="switch"
          className="sw"
          aria-checked={isOn}
          aria-label={t('adminMessages.rules.toggle', { rule: name })}
          disabled={save.isPending}
          onClick={() => save.mutate({ method: 'PUT', path: pathOf(entry), body: { ...rule, on: !rule.on } })}
        >
          <i />
        </button>
      </td>
    </tr>
  )
}

/** The address of a shop's rule, within its shop. */
export function pathOf({ event, source, channel }: Pick<RuleEntry, 'event' | 'source' | 'channel'>): string {
  return `/im/rules/${event}/${source}/${channel}`
}

function wantedOn(body: unknown, otherwise: boolean): boolean {
  return typeof body === 'object' && body !== null && 'on' in body ? body.on === true : otherwise
}

function Repeat({ rule }: { rule: MessageRule }) {
  const { t } = useText()
  if (rule.msgType === MSG_TYPE.refresh) return '—'
  if (rule.times === 1) return t('adminMessages.rules.once')
  const what = rule.stopWhen.map((each) => t(`adminMessages.stop.${each}`)).join(' / ')
  return what === '' ? t('adminMessages.rules.times', { n: rule.times }) : t('adminMessages.rules.until', { n: rule.times, what })
}
