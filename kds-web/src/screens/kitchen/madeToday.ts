import { decide, type GoodsStatus, isToMake, type OrderGoods } from '@passline/shared/goods'
import { type CateringOrder, completesByItself } from '@passline/shared/order'
import { lastStepAt } from '../../parts/aging.ts'

/** A line that was made today, and what a recall of it would do. */
export interface MadeLine {
  order: CateringOrder
  goods: OrderGoods
  /** Its latest step, ms. */
  at: number
  /** The status that one step back leads to; or why there is none. */
  back: { to: GoodsStatus } | { why: 'closed' | 'cancelled' | 'waiting' }
}

/** The letters and digits that rooms, tables, bands and numbers are made of. */
export const KEYPAD = ['1', '2', '3', '4', '5', 'A', 'delete', '6', '7', '8', '9', '0', 'B', 'C'] as const
const MOST_TYPED = 8

/** What is typed after one more key. */
export function typed(text: string, key: string): string {
  if (key === 'delete') return text.slice(0, -1)
  return /^[0-9a-z]$/i.test(key) ? `${text}${key.toUpperCase()}`.slice(0, MOST_TYPED) : text
}

/** Lines that were made, newest step first, of orders that fit what was typed. */
export function madeLines(orders: readonly CateringOrder[], text: string, isHere: (goods: OrderGoods) => boolean): MadeLine[] {
  return orders
    .filter((order) => fits(order, text))
    .flatMap((order) => order.goods.filter((goods) => wasMade(goods) && isHere(goods)).map((goods) => lineOf(order, goods)))
    .sort((a, b) => b.at - a.at || (a.goods.id < b.goods.id ? -1 : 1))
}

/** Whether an order is what was typed: a part of its place's name, or the beginning of its number. */
export function fits(order: Pick<CateringOrder, 'place' | 'seqNo'>, text: string): boolean {
  const isPlace = order.place?.name.toUpperCase().includes(text.toUpperCase()) ?? false
  return text === '' || isPlace || String(order.seqNo).startsWith(text.replace(/^0+/, ''))
}

/** Orders that this screen follows stand as it shows them; those it let go as the server told. */
export function mergedOrders(told: readonly CateringOrder[], followed: ReadonlyMap<string, CateringOrder>): CateringOrder[] {
  const gone = told.filter((order) => !followed.has(order.id))
  return [...followed.values(), ...gone]
}

function wasMade(goods: OrderGoods): boolean {
  return goods.madeAt !== null && !isToMake(goods)
}

function lineOf(order: CateringOrder, goods: OrderGoods): MadeLine {
  return { order, goods, at: lastStepAt(goods), back: backOf(order, goods) }
}

/** An order that somebody closed stays closed; one that ended by itself opens again [K15]. */
function backOf(order: CateringOrder, goods: OrderGoods): MadeLine['back'] {
  if (goods.status === 'cancelled') return { why: 'cancelled' }
  if (order.closedAt !== null || (order.status === 'completed' && !completesByItself(order.source))) return { why: 'closed' }
  const decision = decide(goods, 'recall', '')
  return decision.outcome === 'changed' && decision.change.status ? { to: decision.change.status } : { why: 'waiting' }
}
