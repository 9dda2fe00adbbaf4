import { useEffect, useRef, useState } from 'react'
import type { WallTicket } from './wall.ts'

/** Tells screen readers which tickets came in. */
export function NewTickets({ tickets }: { tickets: readonly WallTicket[] }) {
  const [said, setSaid] = useState('')
  const known = useRef<ReadonlySet<number>>(new Set())
  useEffect(() => {
    const now = new Set(tickets.map((ticket) => ticket.order.seqNo))
    const fresh = [...now].filter((seqNo) => !known.current.has(seqNo))
    if (known.current.size > 0 && fresh.length > 0) setSaid(fresh.map((seqNo) => `#${seqNo}`).join(' '))
    known.current = now
  }, [tickets])
  return (
    <p className="sr" aria-live="polite">
      {said}
    </p>
  )
}
