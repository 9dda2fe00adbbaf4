import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import type { FaultPaths } from '../faultPaths.ts'
import type { NumberName, SettingsDraft } from './settingsDraft.ts'

interface NumberSettingProps {
  name: NumberName
  draft: SettingsDraft
  faults: FaultPaths
  onChange: (part: Partial<SettingsDraft>) => void
}

/** A setting that is a whole number; its unit stands in its label. */
export function NumberSetting({ name, draft, faults, onChange }: NumberSettingProps) {
  const { t } = useText()
  const range = t(`admin.settings.${name}Hint`)
  return (
    <Field
      label={t(`admin.settings.${name}`)}
      hint={range}
      wrong={faults.has(`settings.${name}`) ? t('admin.settings.wrong', { range }) : null}
    >
      {(tied) => <input {...tied} inputMode="numeric" value={draft[name]} onChange={(event) => onChange({ [name]: event.target.value })} />}
    </Field>
  )
}
