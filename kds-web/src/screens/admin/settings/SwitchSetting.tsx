import { useText } from '../../../text/i18n.ts'
import { Switch } from '../Switch.tsx'
import type { SettingsDraft, SwitchName } from './settingsDraft.ts'

interface SwitchSettingProps {
  name: SwitchName
  draft: SettingsDraft
  onChange: (part: Partial<SettingsDraft>) => void
}

/** A setting that is on or off, with what it means. */
export function SwitchSetting({ name, draft, onChange }: SwitchSettingProps) {
  const { t } = useText()
  const label = t(`admin.settings.${name}`)
  return (
    <div className="switched">
      <div>
        <b>{label}</b>
        <p className="hint">{t(`admin.settings.${name}Hint`)}</p>
      </div>
      <Switch label={label} isOn={draft[name]} onChange={(isOn) => onChange({ [name]: isOn })} />
    </div>
  )
}
