import { Icon } from './Icon.tsx'
import './stepper.css'

interface StepperProps {
  value: number
  least: number
  most: number
  lessLabel: string
  moreLabel: string
  disabled?: boolean
  onChange: (value: number) => void
}

/** A number that goes up and down by one. */
export function Stepper({ value, least, most, lessLabel, moreLabel, disabled = false, onChange }: StepperProps) {
  return (
    <span className="stepper">
      <button type="button" aria-label={lessLabel} disabled={disabled || value <= least} onClick={() => onChange(value - 1)}>
        <Icon name="minus" />
      </button>
      <b aria-live="polite">{value}</b>
      <button type="button" aria-label={moreLabel} disabled={disabled || value >= most} onClick={() => onChange(value + 1)}>
        <Icon name="plus" />
      </button>
    </span>
  )
}
