import { useMemo, useRef } from 'react'
import { agingOf } from '../../parts/aging.ts'
import type { WallTicket } from './wall.ts'

/** The late tickets; the same set as long as it has the same members. @param now server time, ms */
export function useLateIds(tickets: readonly WallTicket[], now: number): ReadonlySet<string> {
  const before = useRef<ReadonlySet<string>>(new Set())
  return useMemo(() => {
    const late = new Set(tickets.filter((ticket) => agingOf(ticket.work, now).level === 'late').map((ticket) => ticket.order.id as string))
    if (late.size !== before.current.size || [...late].some((id) => !before.current.has(id))) before.current = late
    return before.current
  }, [tickets, now])
}
