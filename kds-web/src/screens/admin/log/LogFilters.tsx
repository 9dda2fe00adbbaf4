import { deviceList } from '@passline/shared/api'
import { BY_ITSELF } from '@passline/shared/reportApi'
import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import { useRead } from '../queries.ts'
import { EVERYTHING, type LogQuestion, numberOf } from './filter.ts'
import { type Kind, kinds } from './kinds.ts'

interface LogFiltersProps {
  question: LogQuestion
  text: string
  onQuestion: (question: LogQuestion) => void
  onText: (text: string) => void
}

/** What of the log to show; the last field looks only through what is shown. */
export function LogFilters({ question, text, onQuestion, onText }: LogFiltersProps) {
  const { t } = useText()
  const devices = useRead('/devices', deviceList).data?.devices ?? []
  const change = (part: Partial<LogQuestion>) => onQuestion({ ...question, ...part })
  const isNumber = question.seqNo.trim() === '' || numberOf(question.seqNo) !== null
  const isAsking = text !== '' || Object.values(question).some((each) => each !== '')
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <Field label={t('admin.log.from')}>
        {(tied) => (
          <input {...tied} type="datetime-local" value={question.from} onChange={(event) => change({ from: event.target.value })} />
        )}
      </Field>
      <Field label={t('admin.log.to')}>
        {(tied) => <input {...tied} type="datetime-local" value={question.to} onChange={(event) => change({ to: event.target.value })} />}
      </Field>
      <Field label={t('admin.log.actor')}>
        {(tied) => (
          <select {...tied} value={question.actor} onChange={(event) => change({ actor: event.target.value })}>
            <option value="">{t('admin.log.anybody')}</option>
            {devices.map((device) => (
              <option key={device.id} value={device.id}>
                {device.name}
              </option>
            ))}
            <option value={BY_ITSELF}>{t('log.system')}</option>
          </select>
        )}
      </Field>
      <Field label={t('admin.log.kind')}>
        {(tied) => (
          <select {...tied} value={question.kind} onChange={(event) => change({ kind: event.target.value as Kind | '' })}>
            <option value="">{t('admin.log.everyKind')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`admin.log.kinds.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('admin.log.seqNo')} wrong={isNumber ? null : t('admin.log.seqNoWrong')}>
        {(tied) => (
          <input
            {...tied}
            inputMode="numeric"
            placeholder={t('admin.log.seqNoHint')}
            value={question.seqNo}
            onChange={(event) => change({ seqNo: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('admin.log.place')}>
        {(tied) => (
          <input
            {...tied}
            maxLength={40}
            placeholder={t('admin.log.placeHint')}
            value={question.place}
            onChange={(event) => change({ place: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('admin.log.text')}>
        {(tied) => (
          <input
            {...tied}
            type="search"
            placeholder={t('admin.log.textHint')}
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        )}
      </Field>
      <button
        type="button"
        className="b2"
        disabled={!isAsking}
        onClick={() => {
          onQuestion(EVERYTHING)
          onText('')
        }}
      >
        {t('admin.log.clear')}
      </button>
    </form>
  )
}
