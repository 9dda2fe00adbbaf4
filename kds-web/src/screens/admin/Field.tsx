import { type ReactNode, useId } from 'react'

export interface FieldProps {
  label: string
  hint?: string | undefined
  /** What is wrong with what was entered; null or missing: nothing. */
  wrong?: string | null | undefined
  className?: string
  /** Makes the control with what ties it to its label and its words. */
  children: (tied: Tied) => ReactNode
}

export interface Tied {
  id: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

/** A control under its label, with a hint, or with what is wrong in its place. */
export function Field({ label, hint, wrong, className, children }: FieldProps) {
  const id = useId()
  const words = wrong ?? hint
  return (
    <div className={className ? `field ${className}` : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': Boolean(wrong), 'aria-describedby': words ? `${id}-words` : undefined })}
      {words && (
        <p id={`${id}-words`} className={wrong ? 'wrong' : 'hint'}>
          {words}
        </p>
      )}
    </div>
  )
}
