import { useId } from 'react'
import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import type { FaultPaths } from '../faultPaths.ts'
import type { SettingsDraft } from './settingsDraft.ts'

interface ShopFieldsProps {
  draft: SettingsDraft
  faults: FaultPaths
  onChange: (part: Partial<SettingsDraft>) => void
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** The shop's names, its zone, and when its day begins. */
export function ShopFields({ draft, faults, onChange }: ShopFieldsProps) {
  const { t } = useText()
  const zones = useId()
  return (
    <>
      <Field label={t('admin.settings.nameZh')} wrong={faults.has('name.zh') ? t('admin.settings.wrongName') : null}>
        {(tied) => <input {...tied} value={draft.zh} onChange={(event) => onChange({ zh: event.target.value })} />}
      </Field>
      <Field label={t('admin.settings.nameEn')} wrong={faults.has('name.en') ? t('admin.settings.wrongText', { n: 120 }) : null}>
        {(tied) => <input {...tied} value={draft.en} onChange={(event) => onChange({ en: event.target.value })} />}
      </Field>
      <Field label={t('admin.settings.timeZone')} wrong={faults.has('timeZone') ? t('admin.settings.wrongZone') : null}>
        {(tied) => <input {...tied} list={zones} value={draft.timeZone} onChange={(event) => onChange({ timeZone: event.target.value })} />}
      </Field>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Field label={t('admin.settings.resetHour')} hint={t('admin.settings.resetHourHint')}>
        {(tied) => (
          <select {...tied} value={draft.resetHour} onChange={(event) => onChange({ resetHour: Number(event.target.value) })}>
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>
                {t('admin.settings.hour', { n: String(hour).padStart(2, '0') })}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}
