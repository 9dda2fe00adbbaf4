import { clockStart, isToMake, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'

/** How one line stands, as its square in the matrix shows it. */
export type Square = 'made' | 'making' | 'waiting' | 'held'

/** The lines of one order at one station. */
export interface Cell {
  readonly made: number
  readonly squares: readonly Square[]
}

/** An order of which something is missing at the pass. */
export interface MatrixRow {
  readonly order: CateringOrder
  /** By station. */
  readonly cells: ReadonlyMap<string, Cell>
  /** What the kitchen has to make, then what is held. */
  readonly missing: readonly OrderGoods[]
  readonly toMake: readonly OrderGoods[]
  /** Made and not called: may go out before the rest. */
  readonly ready: readonly OrderGoods[]
  /** From 0 to 1; what was taken already counts on neither side. */
  readonly share: number
  readonly rushes: number
}

/** Whether goods are all of their order: `part` when something is still to come, `rest` when something went before them. */
export type Completeness = 'whole' | 'rest' | 'part'

/** Goods of one order that lie at the pass, made or called. */
export interface Parcel {
  readonly order: CateringOrder
  readonly goods: readonly OrderGoods[]
  readonly completeness: Completeness
  /** Lines that are still to come. */
  readonly toCome: number
  /** Since when the first of them lies there, ms. */
  readonly since: number
  /** The latest call, ms; 0 when there was none. */
  readonly calledAt: number
  readonly callCount: number
}

export interface PassView {
  /** Closest to complete first. */
  readonly rows: readonly MatrixRow[]
  /** The longest wait first; only orders of which the kitchen has nothing left to make. */
  readonly ready: readonly Parcel[]
  /** The longest wait first. */
  readonly called: readonly Parcel[]
}

/** What the pass sees of a shop. Goods that wait for the cashier's confirmation are not the pass's yet; what was taken is gone. */
export function passView(state: ShopState): PassView {
  const looks = [...state.orders.values()].filter((order) => order.status === 'open').map(lookOf)
  return {
    rows: looks.flatMap(({ row }) => row ?? []).sort(byCloseness),
    ready: looks.flatMap(({ ready }) => ready ?? []).sort(byWait),
    called: looks.flatMap(({ called }) => called ?? []).sort(byWait),
  }
}

interface Look {
  row: MatrixRow | null
  ready: Parcel | null
  called: Parcel | null
}

/** Orders keep their identity while nothing about them changes, and so do what is shown of them. */
const looks = new WeakMap<CateringOrder, Look>()

function lookOf(order: CateringOrder): Look {
  const known = looks.get(order)
  if (known) return known
  const present = order.goods.filter((goods) => PRESENT.has(goods.status) && goods.held !== 'confirmation')
  const toMake = present.filter(isToMake)
  const missing = [...toMake, ...present.filter((goods) => goods.held !== null)]
  const made = present.filter((goods) => goods.status === 'made')
  const called = present.filter((goods) => goods.status === 'called')
  const look: Look = {
    row: missing.length === 0 ? null : rowOf(order, { present, toMake, missing, ready: made }),
    ready: made.length === 0 || toMake.length > 0 ? null : parcelOf(order, made, missing.length),
    called: called.length === 0 ? null : parcelOf(order, called, missing.length),
  }
  looks.set(order, look)
  return look
}

const PRESENT: ReadonlySet<string> = new Set(['waiting', 'making', 'made', 'called'])

interface Parts extends Pick<MatrixRow, 'toMake' | 'missing' | 'ready'> {
  present: readonly OrderGoods[]
}

function rowOf(order: CateringOrder, { present, toMake, missing, ready }: Parts): MatrixRow {
  const stations = [...new Set(present.map((goods) => goods.stationId as string))]
  return {
    order,
    cells: new Map(stations.map((id) => [id, cellOf(present.filter((goods) => goods.stationId === id))])),
    missing,
    toMake,
    ready,
    share: (present.length - missing.length) / present.length,
    rushes: Math.max(0, ...toMake.map((goods) => goods.rushCount)),
  }
}

function cellOf(goods: readonly OrderGoods[]): Cell {
  const squares = goods.map(squareOf).sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
  return { made: squares.filter((square) => square === 'made').length, squares }
}

const ORDER: readonly Square[] = ['made', 'making', 'waiting', 'held']

function squareOf({ status, held }: OrderGoods): Square {
  if (held !== null) return 'held'
  return status === 'making' || status === 'waiting' ? status : 'made'
}

function parcelOf(order: CateringOrder, goods: readonly OrderGoods[], toCome: number): Parcel {
  const all = order.goods.filter((each) => each.status !== 'cancelled' && each.held !== 'confirmation')
  return {
    order,
    goods,
    completeness: toCome > 0 ? 'part' : goods.length < all.length ? 'rest' : 'whole',
    toCome,
    since: Math.min(...goods.map((each) => Date.parse(each.madeAt ?? each.addedAt))),
    calledAt: Math.max(...goods.map((each) => (each.calledAt === null ? 0 : Date.parse(each.calledAt)))),
    callCount: Math.max(...goods.map((each) => each.callCount)),
  }
}

/** Orders of which everything that is missing is held come last: nobody works on them. */
function byCloseness(a: MatrixRow, b: MatrixRow): number {
  const isIdle = (row: MatrixRow) => (row.toMake.length === 0 ? 1 : 0)
  return isIdle(a) - isIdle(b) || b.share - a.share || oldestOf(a) - oldestOf(b) || a.order.seqNo - b.order.seqNo
}

function oldestOf({ missing }: MatrixRow): number {
  return Math.min(...missing.map((goods) => Date.parse(clockStart(goods))))
}

function byWait(a: Parcel, b: Parcel): number {
  return a.since - b.since || a.order.seqNo - b.order.seqNo
}
