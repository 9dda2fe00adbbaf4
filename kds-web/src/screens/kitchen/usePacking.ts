import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { holdStill, type Packing, pack, type TicketSize, type WallSize } from './pack.ts'
import type { WallTicket } from './wall.ts'

interface Measured {
  /** The width and language it was measured for. */
  key: string
  frame: number
  lines: number[]
}

/** The packing of the last commit. */
interface Before {
  packing: Packing
  /** The wall it was packed for. */
  key: string
  /** Whether everything on it was measured since the wall became so. */
  isSettled: boolean
}

interface PackingOptions {
  /** Holds the slots: elements with `data-slot`, each around one ticket. */
  wall: RefObject<HTMLElement | null>
  tickets: readonly WallTicket[]
  lateIds: ReadonlySet<string>
  size: WallSize
  /** Changes when the same content gets other heights: column width, language. */
  measureKey: string
  isHeld: boolean
}

const LIKELY_FRAME = 176
const LIKELY_LINE = 74

/**
 * Places the tickets. Heights come from the page itself: a ticket that was never measured is drawn whole where its likely height puts it, measured
 * before the browser paints, and placed again.
 */
export function usePacking({ wall, tickets, lateIds, size, measureKey, isHeld }: PackingOptions): {
  packing: Packing
  isMeasured(ticket: WallTicket): boolean
} {
  const [heights] = useState(() => new WeakMap<WallTicket, Measured>())
  /** What each order measured last: a ticket that changed is most likely as high as before, so nothing else moves while it is measured. */
  const [lately] = useState(() => new Map<string, Measured>())
  const [round, setRound] = useState(0)
  const before = useRef<Before>({ packing: { placements: [], pages: 1 }, key: '', isSettled: false })
  const { columns, height, gap, reserve, more } = size
  const fresh = useMemo(() => {
    void round
    const sizes = tickets.map((ticket) => sizeOf(ticket, known(heights, ticket, measureKey) ?? likely(lately, ticket, measureKey), lateIds))
    return pack(sizes, { columns, height, gap, reserve, more })
  }, [tickets, lateIds, heights, lately, measureKey, round, columns, height, gap, reserve, more])
  // A sheet that takes a column, or a window of another size, must move what stood there, finger or not, until it is measured.
  const key = `${columns} ${height} ${measureKey}`
  const isSame = before.current.key === key
  const packing = isHeld && isSame && before.current.isSettled ? holdStill(before.current.packing, fresh) : fresh

  // After every commit: another page may show tickets that were never measured.
  useLayoutEffect(() => {
    const unknown = tickets.filter((ticket) => known(heights, ticket, measureKey) === null)
    const found = unknown.filter((ticket) => {
      const slot = wall.current?.querySelector<HTMLElement>(`[data-slot="${ticket.order.id}"]`)
      if (!slot) return false
      const measured = { key: measureKey, ...measure(slot) }
      heights.set(ticket, measured)
      lately.set(ticket.order.id, measured)
      return true
    })
    before.current = { packing, key, isSettled: (isSame && before.current.isSettled) || found.length === 0 }
    if (found.length > 0) {
      const ids = new Set<string>(tickets.map((ticket) => ticket.order.id))
      for (const id of lately.keys()) if (!ids.has(id)) lately.delete(id)
      setRound((now) => now + 1)
    }
  })

  return { packing, isMeasured: (ticket) => known(heights, ticket, measureKey) !== null }
}

function known(heights: WeakMap<WallTicket, Measured>, ticket: WallTicket, key: string): Measured | null {
  const measured = heights.get(ticket)
  return measured?.key === key ? measured : null
}

/** What the order measured before it changed, if it still has as many lines. */
function likely(lately: ReadonlyMap<string, Measured>, ticket: WallTicket, key: string): Measured | null {
  const before = lately.get(ticket.order.id)
  return before?.key === key && before.lines.length === ticket.lines.length ? before : null
}

function sizeOf(ticket: WallTicket, measured: Measured | null, lateIds: ReadonlySet<string>): TicketSize {
  const { id } = ticket.order
  const isLate = lateIds.has(id)
  if (measured) return { id, frame: measured.frame, lines: measured.lines, isLate }
  return { id, frame: LIKELY_FRAME, lines: ticket.lines.map(() => LIKELY_LINE), isLate }
}

/** The head of an added round belongs to the line below it. */
function measure(slot: HTMLElement): { frame: number; lines: number[] } {
  const lines: number[] = []
  let carried = 0
  for (const row of slot.querySelectorAll<HTMLElement>('.items > li')) {
    carried += row.offsetHeight
    if (row.dataset.goodsId === undefined) continue
    lines.push(carried)
    carried = 0
  }
  const whole = slot.firstElementChild instanceof HTMLElement ? slot.firstElementChild.offsetHeight : 0
  return { frame: whole - lines.reduce((sum, line) => sum + line, 0), lines }
}
