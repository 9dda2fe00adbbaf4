import type { ReactNode } from 'react'
import { useScrolls } from './useScrolls.ts'

interface ScrollBoxProps {
  className: string
  /** What is in it, for who cannot see it. */
  label: string
  testId?: string
  children: ReactNode
}

/** A region that scrolls when it must: only then the keyboard stops at it. */
export function ScrollBox({ className, label, testId, children }: ScrollBoxProps) {
  const { ref, scrolls } = useScrolls<HTMLElement>()
  return (
    <section ref={ref} className={className} aria-label={label} data-testid={testId} tabIndex={scrolls ? 0 : undefined}>
      {children}
    </section>
  )
}
