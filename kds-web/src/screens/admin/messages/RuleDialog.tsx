import { channels } from '@passline/shared/channel'
import { type MessageRule, MSG_TYPE, type MsgType, messageRule, stopConditions } from '@passline/shared/rule'
import { type RuleEntry, ruleSaved, templateList } from '@passline/shared/ruleApi'
import { useState } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import { NotSaved } from '../NotSaved.tsx'
import { useRead, useWrite } from '../queries.ts'
import { pathOf } from './RuleRow.tsx'
import { SecondsField } from './SecondsField.tsx'
import { useMessageWords } from './useMessageWords.ts'

/** Everything that a rule says, to be changed. What cannot be is said beside its field, before anything is sent. */
export function RuleDialog({ entry, onClose }: { entry: RuleEntry; onClose(): void }) {
  const { t } = useText()
  const { eventName } = useMessageWords()
  const [rule, setRule] = useState(entry.rule)
  const save = useWrite(ruleSaved)
  const wrong = faultsOf(rule)
  const set = (change: Partial<MessageRule>) => setRule({ ...rule, ...change })
  const submit = (written: { method: 'PUT' | 'DELETE'; body?: MessageRule }) =>
    save.mutate({ path: pathOf(entry), ...written }, { onSuccess: onClose })
  return (
    <Dialog
      title={t('adminMessages.rules.dialog.title')}
      aside={<b>{`${eventName(entry.event)} → ${t(`adminMessages.channel.${entry.channel}`)}`}</b>}
      closeLabel={t('admin.close')}
      onClose={onClose}
      footer={
        <>
          {entry.origin === 'shop' && (
            <button type="button" className="b2" disabled={save.isPending} onClick={() => submit({ method: 'DELETE' })}>
              {t('adminMessages.rules.dialog.reset', { origin: t(`adminMessages.origin.${entry.inherited?.origin ?? 'default'}`) })}
            </button>
          )}
          <button
            type="button"
            className="b1"
            disabled={wrong.size > 0 || save.isPending}
            onClick={() => submit({ method: 'PUT', body: rule })}
          >
            {t(save.isPending ? 'admin.saving' : 'adminMessages.rules.dialog.save')}
          </button>
        </>
      }
    >
      <div className="am-form">
        <How entry={entry} rule={rule} onChange={set} isWrong={wrong.has('templateId')} />
        {(['delay', 'grace', 'times', 'interval', 'lifetime'] as const).map((name) => (
          <SecondsField
            key={name}
            label={t(`adminMessages.rules.dialog.${name}`)}
            help={name === 'grace' || name === 'lifetime' ? t(`adminMessages.rules.dialog.${name}Help`) : ''}
            unit={name === 'times' ? '' : t('adminMessages.rules.dialog.unit')}
            value={rule[name]}
            range={RANGES[name]}
            onChange={(value) => set({ [name]: value })}
          />
        ))}
        <Stops rule={rule} onChange={set} />
        <Quiet rule={rule} onChange={set} isWrong={wrong.has('quiet')} />
        <Escalation entry={entry} rule={rule} onChange={set} />
        <p className="hint wide">{t('adminMessages.rules.dialog.at')}</p>
        <NotSaved failure={save.error} />
      </div>
    </Dialog>
  )
}

/** Least and most, as the schema has them. */
const RANGES = {
  delay: [0, 86_400],
  grace: [0, 60],
  times: [1, 20],
  interval: [5, 3_600],
  lifetime: [5, 86_400],
} as const satisfies Partial<Record<keyof MessageRule, readonly [number, number]>>

/** The fields that the schema refuses. */
function faultsOf(rule: MessageRule): ReadonlySet<string> {
  const parsed = messageRule.safeParse(rule)
  return new Set(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0])))
}

interface PartProps {
  rule: MessageRule
  onChange(change: Partial<MessageRule>): void
}

function How({ entry, rule, onChange, isWrong }: PartProps & { entry: RuleEntry; isWrong: boolean }) {
  const { t } = useText()
  const { typeName, typeHelp } = useMessageWords()
  const templates = useRead('/im/templates', templateList).data?.templates.filter((each) => each.event === entry.event) ?? []
  return (
    <>
      <Field label={t('adminMessages.rules.dialog.type')} hint={typeHelp(rule.msgType)}>
        {(tied) => (
          <select {...tied} value={rule.msgType} onChange={({ target }) => onChange({ msgType: Number(target.value) as MsgType })}>
            {Object.values(MSG_TYPE).map((type) => (
              <option key={type} value={type}>
                {typeName(type)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('adminMessages.rules.dialog.template')} hint={templates.find((each) => each.id === rule.templateId)?.texts.zh}>
        {(tied) => (
          <select
            {...tied}
            value={rule.templateId ?? ''}
            aria-invalid={isWrong}
            onChange={({ target }) => onChange({ templateId: target.value || null })}
          >
            <option value="">{t('adminMessages.rules.dialog.noTemplate')}</option>
            {templates.map((each) => (
              <option key={each.id} value={each.id}>
                {each.id}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}

function Stops({ rule, onChange }: PartProps) {
  const { t } = useText()
  return (
    <fieldset className="field wide">
      <legend>{t('adminMessages.rules.dialog.stop')}</legend>
      <div className="am-ticks">
        {stopConditions.map((each) => (
          <label key={each} className="tick">
            <input
              type="checkbox"
              checked={rule.stopWhen.includes(each)}
              onChange={({ target }) =>
                onChange({ stopWhen: stopConditions.filter((one) => (one === each ? target.checked : rule.stopWhen.includes(one))) })
              }
            />
            {t(`adminMessages.stop.${each}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Quiet({ rule, onChange, isWrong }: PartProps & { isWrong: boolean }) {
  const { t } = useText()
  const { quiet } = rule
  return (
    <fieldset className="field">
      <legend>{t('adminMessages.rules.dialog.quiet')}</legend>
      <div className="am-ticks">
        <label className="tick">
          <input
            type="checkbox"
            checked={quiet !== null}
            onChange={({ target }) => onChange({ quiet: target.checked ? { from: '22:00', to: '07:00' } : null })}
          />
          {t('adminMessages.rules.dialog.quietOn')}
        </label>
        {quiet &&
          (['from', 'to'] as const).map((end) => (
            <input
              key={end}
              type="time"
              required
              aria-label={t(`adminMessages.rules.dialog.${end}`)}
              aria-invalid={isWrong}
              value={quiet[end]}
              onChange={({ target }) => onChange({ quiet: { ...quiet, [end]: target.value } })}
            />
          ))}
      </div>
    </fieldset>
  )
}

function Escalation({ entry, rule, onChange }: PartProps & { entry: RuleEntry }) {
  const { t } = useText()
  const { escalate } = rule
  return (
    <>
      <Field label={t('adminMessages.rules.dialog.escalate')}>
        {(tied) => (
          <select
            {...tied}
            value={escalate?.channel ?? ''}
            onChange={({ target }) => {
              const channel = channels.find((each) => each === target.value)
              onChange({ escalate: channel ? { channel, after: escalate?.after ?? 60 } : null })
            }}
          >
            <option value="">{t('adminMessages.rules.dialog.escalateOff')}</option>
            {channels
              .filter((each) => each !== entry.channel)
              .map((channel) => (
                <option key={channel} value={channel}>
                  {t(`adminMessages.channel.${channel}`)}
                </option>
              ))}
          </select>
        )}
      </Field>
      {escalate && (
        <SecondsField
          label={t('adminMessages.rules.dialog.after')}
          help=""
          unit={t('adminMessages.rules.dialog.unit')}
          value={escalate.after}
          range={[5, 86_400]}
          onChange={(after) => onChange({ escalate: { ...escalate, after } })}
        />
      )}
    </>
  )
}
