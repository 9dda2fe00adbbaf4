import type { Name } from '@passline/shared/text'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../text/i18n.ts'
import { Icon } from './Icon.tsx'
import './rail.css'

interface TotalsRailProps {
  dishes: readonly { key: string; name: Name; portions: number; making: number }[]
  /** The dish that somebody looks for on the wall. */
  lit: string | null
  /** Looks for a dish on the wall; null: it is only looked at. */
  onLight: ((key: string) => void) | null
  /** What stands above the totals. */
  children?: ReactNode
}

/** All-day totals per dish, largest first, whole rows only; what does not fit is counted, and a tap turns to it. */
export function TotalsRail({ dishes, lit, onLight, children }: TotalsRailProps) {
  const { t, nameOf } = useText()
  const list = useRef<HTMLUListElement>(null)
  const [from, setFrom] = useState(0)
  const shown = from < dishes.length ? dishes.slice(from) : dishes
  const fitting = useFittingRows(list, shown.length)
  const rest = dishes.length - Math.min(fitting, shown.length)
  return (
    <aside className="rail">
      {children}
      <h2>
        <span>{t('kitchen.totals')}</span>
        <small>{t('kitchen.totalsOf')}</small>
      </h2>
      <ul ref={list}>
        {shown.map((dish, at) => {
          const row = (
            <>
              <span className="rn">{nameOf(dish.name)}</span>
              {dish.making > 0 && (
                <span className="mk">
                  <Icon name="half" />
                  <span>{dish.making}</span>
                </span>
              )}
              <span className="rc">{dish.portions}</span>
            </>
          )
          return (
            <li key={dish.key} style={{ visibility: at < fitting ? 'visible' : 'hidden' }}>
              {onLight ? (
                <button type="button" className="rr" aria-pressed={dish.key === lit} onClick={() => onLight(dish.key)}>
                  {row}
                </button>
              ) : (
                <p className="rr">{row}</p>
              )}
            </li>
          )
        })}
      </ul>
      {rest > 0 && (
        <button type="button" className="railmore" onClick={() => setFrom(from + fitting < dishes.length ? from + fitting : 0)}>
          <span>{t('kitchen.moreDishes', { count: rest })}</span>
          <Icon name="down" />
        </button>
      )}
    </aside>
  )
}

/** How many rows are whole, measured after every commit: other rows or another language have other heights. */
function useFittingRows(list: React.RefObject<HTMLUListElement | null>, all: number): number {
  const [fitting, setFitting] = useState(all)
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    // The list is the rows' offset parent.
    const measure = () => {
      const rows = [...element.children].filter((row): row is HTMLElement => row instanceof HTMLElement)
      setFitting(rows.filter((row) => row.offsetTop + row.offsetHeight <= element.clientHeight + 1).length)
    }
    measure()
    const observer = new ResizeObserver(measure)
    for (const each of [element, ...element.children]) observer.observe(each)
    return () => observer.disconnect()
  })
  return fitting
}
