import type { ReactNode } from 'react'

interface SheetSectionProps {
  title: ReactNode
  /** Why its buttons do nothing now; it stands where they are. Null: they can be used. */
  why: string | null
  isWrapped?: boolean
  /** What stands below the buttons. */
  foot?: ReactNode
  children: ReactNode
}

/** One section of a sheet. It keeps its height when its buttons go out of use, so that nothing moves under a finger. */
export function SheetSection({ title, why, isWrapped = false, foot, children }: SheetSectionProps) {
  return (
    <section className="sec">
      <h3>{title}</h3>
      <fieldset className={isWrapped ? 'row wrap' : 'row'} disabled={why !== null}>
        {children}
        {why !== null && <p className="why">{why}</p>}
      </fieldset>
      {foot}
    </section>
  )
}
