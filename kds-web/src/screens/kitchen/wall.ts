import { clockStart, isTheKitchens, isToMake, isUnseenCancellation, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { lastStepAt } from '../../parts/aging.ts'
import { type LineMark, PLAIN, type TicketView } from '../../parts/ticketView.ts'
import { alikeOf } from './alike.ts'
import { allergyBlocksOf, containedOf, isShut } from './allergyBlocks.ts'
import { type Changes, changesOf } from './changes.ts'
import { isRushed, sectionsOf } from './sections.ts'
import { isAt, type StationFilter, stationKey } from './stations.ts'

export interface WallTicket extends TicketView {
  /** What the ticket was made of; the same parts make the same ticket. */
  madeOf: string
}

export interface WallView {
  station: StationFilter
  /** Server time, ms. */
  now: number
  /** A finger is on the wall: lines that are shown stay where they are. */
  isHeld: boolean
  /** This device: what it changed itself is no news to it. */
  selfId?: string | null
}

/** A finished ticket dims for this long, then leaves. */
const LEAVES_AFTER_MS = 3_000
/** A line that was picked up or acknowledged stays this long, so that the lines below do not jump under the finger. */
const LINE_LEAVES_AFTER_MS = 1_000

/** Makes the tickets of the wall, oldest first; keeps those that did not change, and the list when none did. */
export function createWall(): (state: ShopState, view: WallView) => WallTicket[] {
  let known = new Map<string, WallTicket>()
  let knownFor: { station: StationFilter; stationIds: string } | null = null
  let shown: WallTicket[] = []
  return (state, view) => {
    const stationIds = [...state.stations.keys()].join()
    if (knownFor?.station !== view.station || knownFor.stationIds !== stationIds) known = new Map()
    knownFor = { station: view.station, stationIds }
    const outlines = [...state.orders.values()].flatMap((order) => outlineOf(order, state, view, known.get(order.id)) ?? [])
    const alike = alikeOf(outlines.map((outline) => ({ order: outline.order, lines: workOf(outline) })))
    const next = new Map(
      outlines.map((outline) => [outline.order.id as string, ticketOf(outline, state, view, alike, known.get(outline.order.id))]),
    )
    known = next
    const place = placeOf(state.shop.settings.rushFirst)
    const sorted = [...next.values()].sort((a, b) => place(a) - place(b) || (a.order.id < b.order.id ? -1 : 1))
    if (sorted.length !== shown.length || sorted.some((ticket, at) => ticket !== shown[at])) shown = sorted
    return shown
  }
}

/** Whether the kitchen still has something to do with the line, or will. */
function needsKitchen(goods: OrderGoods): boolean {
  return (
    isTheKitchens(goods) &&
    (goods.status === 'waiting' || goods.status === 'making' || goods.status === 'made' || isUnseenCancellation(goods))
  )
}

/** Which lines of an order the wall shows, before it is said how. */
interface Outline {
  order: CateringOrder
  lines: readonly OrderGoods[]
  changes: Changes
  isLeaving: boolean
}

function outlineOf(order: CateringOrder, state: ShopState, view: WallView, before: WallTicket | undefined): Outline | null {
  const isHere = (stationId: string) => isAt(stationId, view.station, state)
  const { now, isHeld, selfId = null } = view
  const changes = changesOf(order, { isHere, selfId, now, isHeld }, before?.news.map((each) => each.key) ?? [])
  const here = order.goods.filter((goods) => isTheKitchens(goods) && isHere(goods.stationId))
  const held = isHeld && before ? before.lines.map((line) => line.id) : []
  const isLeaving = !here.some(needsKitchen) && changes.movedTo.size === 0
  const lines = order.goods.filter(
    (goods) => held.includes(goods.id) || changes.movedTo.has(goods.id) || (here.includes(goods) && isShown(goods, now, isLeaving)),
  )
  if (lines.length === 0) return null
  if (isLeaving && !isHeld && now - Math.max(...lines.map(lastStepAt)) >= LEAVES_AFTER_MS) return null
  return { order, lines, changes, isLeaving }
}

function ticketOf(
  { order, lines, changes, isLeaving }: Outline,
  state: ShopState,
  view: WallView,
  alike: ReadonlyMap<GoodsId, number>,
  before: WallTicket | undefined,
): WallTicket {
  const held = view.isHeld && before ? before.lines.map((line) => line.id) : []
  const sections = sectionsOf(order, lines, held)
  const shown = sections.flatMap((section) => section.lines)
  const madeOf = [
    isLeaving,
    ...shown.map((goods) => `${goods.id} ${alike.get(goods.id) ?? 0} ${changes.movedTo.get(goods.id) ?? ''}`),
    ...changes.news.map((each) => `${each.key} ${each.isSeen}`),
  ].join()
  if (before && before.order === order && before.madeOf === madeOf) return before
  const work = workOf({ lines: shown, changes })
  // An opened ticket shows the lines of other stations too.
  const marks = new Map(order.goods.flatMap((goods) => markOf(order, goods, changes, alike)))
  return {
    order,
    sections,
    lines: shown,
    work,
    marks,
    allergies: allergyBlocksOf(order, work),
    news: changes.news,
    elsewhere: elsewhereOf(order, state, view.station),
    isLeaving,
    madeOf,
  }
}

/** The lines that are made here: without those that went to another station. */
function workOf({ lines, changes }: Pick<Outline, 'lines' | 'changes'>): OrderGoods[] {
  return lines.filter((goods) => !changes.movedTo.has(goods.id))
}

function isShown(goods: OrderGoods, now: number, isLeaving: boolean): boolean {
  if (needsKitchen(goods) || goods.status === 'called') return true
  return now - lastStepAt(goods) < (isLeaving ? LEAVES_AFTER_MS : LINE_LEAVES_AFTER_MS)
}

function markOf(order: CateringOrder, goods: OrderGoods, changes: Changes, alike: ReadonlyMap<GoodsId, number>): [GoodsId, LineMark][] {
  const mark: LineMark = {
    isLocked: isShut(order, goods),
    contains: containedOf(order, goods),
    oldNote: changes.oldNotes.get(goods.id) ?? null,
    movedFrom: changes.movedFrom.get(goods.id) ?? null,
    movedTo: changes.movedTo.get(goods.id) ?? null,
    alike: alike.get(goods.id) ?? 0,
  }
  const isPlain = (Object.keys(PLAIN) as (keyof LineMark)[]).every(
    (key) => mark[key] === PLAIN[key] || (key === 'contains' && mark.contains.length === 0),
  )
  return isPlain ? [] : [[goods.id, mark]]
}

/** Other stations that have to make something of the order too; a screen that shows every station shows them all. */
function elsewhereOf(order: CateringOrder, state: ShopState, station: StationFilter): WallTicket['elsewhere'] {
  const others = order.goods.filter((goods) => isToMake(goods) && !isAt(goods.stationId, station, state))
  const keys = [...new Set(others.map((goods) => stationKey(goods.stationId, state)))]
  return keys.map((stationId) => ({ stationId, lines: others.filter((goods) => stationKey(goods.stationId, state) === stationId).length }))
}

/** Oldest first by the kitchen's clock, what only waits to be fired last; rushed ones before all others where the shop wants it. */
function placeOf(rushFirst: boolean): (ticket: WallTicket) => number {
  return (ticket) => {
    const isFirst = rushFirst && ticket.lines.some(isRushed)
    const running = ticket.lines.filter((goods) => goods.held === null)
    const oldest = Math.min(...(running.length > 0 ? running : ticket.lines).map((goods) => Date.parse(clockStart(goods))))
    return oldest + (isFirst ? -FAR_MS : running.length > 0 ? 0 : FAR_MS)
  }
}

/** Longer than any order waits. */
const FAR_MS = 1e12
