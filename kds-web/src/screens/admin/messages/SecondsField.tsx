import { useId } from 'react'
import { useText } from '../../../text/i18n.ts'

interface SecondsFieldProps {
  label: string
  help: string
  unit: string
  value: number
  range: readonly [least: number, most: number]
  onChange(value: number): void
}

/** A whole number with its unit; a wrong one stays as it was typed, and is said. */
export function SecondsField({ label, help, unit, value, range: [least, most], onChange }: SecondsFieldProps) {
  const { t } = useText()
  const id = useId()
  const isWrong = !Number.isInteger(value) || value < least || value > most
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="am-number">
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={least}
          max={most}
          value={Number.isNaN(value) ? '' : value}
          aria-invalid={isWrong}
          aria-describedby={`${id}-help`}
          onChange={({ target }) => onChange(target.valueAsNumber)}
        />
        {unit}
      </span>
      <span id={`${id}-help`} className={isWrong ? 'wrong' : 'hint'}>
        {isWrong ? t('adminMessages.rules.dialog.range', { least, most }) : help}
      </span>
    </div>
  )
}
