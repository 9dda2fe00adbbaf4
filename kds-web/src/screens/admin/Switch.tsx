interface SwitchProps {
  /** Names it for those who do not see the words beside it. */
  label: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}

export function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <button type="button" className="sw" role="switch" aria-checked={isOn} aria-label={label} onClick={() => onChange(!isOn)}>
      <i />
    </button>
  )
}
