import { isUnseenCancellation, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { CateringOrder, OrderRound } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { lastStepAt } from '../../parts/aging.ts'

/** A station's id, everything, or what belongs to a station that the shop does not know. */
export type StationFilter = 'all' | 'other' | (string & {})

export interface WallSection {
  round: OrderRound
  lines: readonly OrderGoods[]
}

/** An order as this screen shows it. Its identity changes only when what it shows changes. */
export interface WallTicket {
  order: CateringOrder
  sections: readonly WallSection[]
  lines: readonly OrderGoods[]
  /** Nothing is left to do here; it dims, and goes soon. */
  isLeaving: boolean
}

export interface WallView {
  station: StationFilter
  /** Server time, ms. */
  now: number
  /** A finger is on the wall: lines that are shown stay where they are. */
  isHeld: boolean
}

/** A finished ticket dims for this long, then leaves. */
export const LEAVES_AFTER_MS = 3_000
/** A line that was picked up or acknowledged stays this long, so that the lines below do not jump under the finger. */
export const LINE_LEAVES_AFTER_MS = 1_000

/** Makes the tickets of the wall, oldest first; keeps those that did not change, and the list when none did. */
export function createWall(): (state: ShopState, view: WallView) => WallTicket[] {
  let known = new Map<string, WallTicket>()
  let knownStation: StationFilter = 'all'
  let shown: WallTicket[] = []
  return (state, view) => {
    if (view.station !== knownStation) known = new Map()
    knownStation = view.station
    const next = new Map<string, WallTicket>()
    for (const order of state.orders.values()) {
      const ticket = ticketOf(order, state, view, known.get(order.id))
      if (ticket) next.set(order.id, ticket)
    }
    known = next
    const sorted = [...next.values()].sort((a, b) => oldestAt(a) - oldestAt(b) || (a.order.id < b.order.id ? -1 : 1))
    if (sorted.length !== shown.length || sorted.some((ticket, at) => ticket !== shown[at])) shown = sorted
    return shown
  }
}

export function isAt(goods: OrderGoods, station: StationFilter, state: ShopState): boolean {
  if (station === 'all') return true
  return station === 'other' ? !state.stations.has(goods.stationId) : goods.stationId === station
}

/** Whether the kitchen still has something to do with the line. */
export function needsKitchen(goods: OrderGoods): boolean {
  return goods.status === 'waiting' || goods.status === 'making' || goods.status === 'made' || isUnseenCancellation(goods)
}

function ticketOf(order: CateringOrder, state: ShopState, view: WallView, before: WallTicket | undefined): WallTicket | null {
  const here = order.goods.filter((goods) => isAt(goods, view.station, state))
  const held = view.isHeld && before ? before.lines.map((line) => line.id) : []
  const isLeaving = !here.some(needsKitchen)
  const lines = here.filter((goods) => isShown(goods, view.now, isLeaving) || held.includes(goods.id))
  if (lines.length === 0) return null
  if (isLeaving && !view.isHeld && view.now - Math.max(...here.map(lastStepAt)) >= LEAVES_AFTER_MS) return null
  const sections = order.rounds.flatMap((round) => sectionOf(round, lines, held))
  const shown = sections.flatMap((section) => section.lines)
  if (before && before.order === order && before.isLeaving === isLeaving && sameIds(before.lines, shown)) return before
  return { order, sections, lines: shown, isLeaving }
}

function isShown(goods: OrderGoods, now: number, isLeaving: boolean): boolean {
  if (needsKitchen(goods) || goods.status === 'called') return true
  return now - lastStepAt(goods) < (isLeaving ? LEAVES_AFTER_MS : LINE_LEAVES_AFTER_MS)
}

/** Rushed lines come first in their round [K10]; a line under a finger keeps its place. */
function sectionOf(round: OrderRound, lines: readonly OrderGoods[], held: readonly GoodsId[]): WallSection[] {
  const own = lines.filter((goods) => goods.round === round.round)
  if (own.length === 0) return []
  const place = (goods: OrderGoods) => {
    const at = held.indexOf(goods.id)
    return at >= 0 ? at : held.length + (isRushed(goods) ? 0 : 1)
  }
  return [{ round, lines: own.toSorted((a, b) => place(a) - place(b) || a.line - b.line) }]
}

export function isRushed(goods: OrderGoods): boolean {
  return goods.rushCount > 0 && (goods.status === 'waiting' || goods.status === 'making')
}

function oldestAt(ticket: WallTicket): number {
  return Math.min(...ticket.lines.map((goods) => Date.parse(goods.addedAt)))
}

function sameIds(a: readonly OrderGoods[], b: readonly OrderGoods[]): boolean {
  return a.length === b.length && a.every((goods, at) => goods.id === b[at]?.id)
}
