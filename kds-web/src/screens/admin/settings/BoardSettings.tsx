import type { Language } from '@passline/shared/spoken'
import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import type { FaultPaths } from '../faultPaths.ts'
import { LogoField } from './LogoField.tsx'
import type { SettingsDraft } from './settingsDraft.ts'

interface BoardSettingsProps {
  draft: SettingsDraft
  faults: FaultPaths
  onChange: (part: Partial<SettingsDraft>) => void
}

const CHOICES = { zh: ['zh'], en: ['en'], zhEn: ['zh', 'en'], enZh: ['en', 'zh'] } as const satisfies Record<string, readonly Language[]>
type Choice = keyof typeof CHOICES
const choices = Object.keys(CHOICES) as Choice[]

/** The call board: its languages, its running text and its logo. */
export function BoardSettings({ draft, faults, onChange }: BoardSettingsProps) {
  const { t } = useText()
  const chosen = choices.find((choice) => CHOICES[choice].join() === draft.languages.join()) ?? 'zh'
  return (
    <div className="board-fields">
      <Field label={t('admin.settings.languages')}>
        {(tied) => (
          <select {...tied} value={chosen} onChange={(event) => onChange({ languages: CHOICES[event.target.value as Choice] })}>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {t(`admin.settings.language.${choice}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t('admin.settings.tickerZh')}
        hint={t('admin.settings.tickerHint')}
        wrong={faults.has('settings.ticker.zh') ? t('admin.settings.wrongText', { n: 200 }) : null}
      >
        {(tied) => <input {...tied} value={draft.tickerZh} onChange={(event) => onChange({ tickerZh: event.target.value })} />}
      </Field>
      <Field
        label={t('admin.settings.tickerEn')}
        wrong={faults.has('settings.ticker.en') ? t('admin.settings.wrongText', { n: 400 }) : null}
      >
        {(tied) => <input {...tied} value={draft.tickerEn} onChange={(event) => onChange({ tickerEn: event.target.value })} />}
      </Field>
      <LogoField logo={draft.logo} onChange={(logo) => onChange({ logo })} />
    </div>
  )
}
