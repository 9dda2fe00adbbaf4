import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { isAhead } from './ahead.ts'
import { foldsOf } from './folds.ts'
import { holdStill, isTooTall, type Packing, pack, type TicketHeights, type TicketSize, type WallSize } from './pack.ts'
import type { WallTicket } from './wall.ts'

interface Measured extends TicketHeights {
  /** The wall's height, width and language it was measured for. */
  key: string
  tight: TicketHeights | null
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
  const heightsKey = `${height} ${measureKey}`
  const fresh = useMemo(() => {
    void round
    const sizes = tickets.map((ticket) => sizeOf(ticket, known(heights, ticket, heightsKey) ?? likely(lately, ticket, heightsKey), lateIds))
    return pack(sizes, { columns, height, gap, reserve, more })
  }, [tickets, lateIds, heights, lately, heightsKey, round, columns, height, gap, reserve, more])
  // A sheet that takes a column, or a window of another size, must move what stood there, finger or not, until it is measured.
  const key = `${columns} ${heightsKey}`
  const isSame = before.current.key === key
  const packing = isHeld && isSame && before.current.isSettled ? holdStill(before.current.packing, fresh) : fresh

  // After every commit: another page may show tickets that were never measured.
  useLayoutEffect(() => {
    const unknown = tickets.filter((ticket) => known(heights, ticket, heightsKey) === null)
    const found = unknown.filter((ticket) => {
      const slot = wall.current?.querySelector<HTMLElement>(`[data-slot="${ticket.order.id}"]`)
      if (!slot) return false
      const measured = { key: heightsKey, ...measure(slot, ticket, size) }
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

  return { packing, isMeasured: (ticket) => known(heights, ticket, heightsKey) !== null }
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
  const { lines } = ticket
  const own = { id: ticket.order.id, isLate: isAhead(ticket, lateIds), folds: foldsOf(lines) }
  if (measured) return { ...own, frame: measured.frame, lines: measured.lines, heads: measured.heads, tight: measured.tight }
  return { ...own, frame: LIKELY_FRAME, lines: lines.map(() => LIKELY_LINE), heads: [], tight: null }
}

/** What is too tall for a column is measured once more with its texts shortened, but on a wall that is drawn smaller than life. */
function measure(slot: HTMLElement, ticket: WallTicket, wall: WallSize): Omit<Measured, 'key'> {
  const whole = heightsIn(slot)
  const drawn = slot.firstElementChild
  if (!drawn || slot.closest('.scaled') || !isTooTall(whole, foldsOf(ticket.lines), wall)) return { ...whole, tight: null }
  drawn.classList.add('tight')
  const tight = heightsIn(slot)
  drawn.classList.remove('tight')
  return { ...whole, tight }
}

function heightsIn(slot: HTMLElement): TicketHeights {
  const lines: number[] = []
  const heads: { from: number; height: number }[] = []
  for (const row of slot.querySelectorAll<HTMLElement>('.items > li')) {
    if (row.dataset.goodsId === undefined) heads.push({ from: lines.length, height: row.offsetHeight })
    else lines.push(row.offsetHeight)
  }
  const whole = slot.firstElementChild instanceof HTMLElement ? slot.firstElementChild.offsetHeight : 0
  return { frame: whole - [...lines, ...heads.map((head) => head.height)].reduce((sum, row) => sum + row, 0), lines, heads }
}
