import { decide, type GoodsStatus, isOffered, isToMake, nextAction, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import type { Dish } from '@passline/shared/shop'
import { isShut } from './allergyBlocks.ts'

export type PartAction = 'start' | 'done' | 'call' | 'pickUp'

/** A section of a line's sheet, named by what its buttons do: it never comes to mean another step. */
export type Offer =
  | { kind: 'part'; action: PartAction }
  | { kind: 'back'; status: GoodsStatus }
  | { kind: 'fire' | 'callAgain' | 'station' | 'soldOut' | 'onSale' }

/** Why a section that stays in its place does nothing now. */
export type ShutReason = 'locked' | 'lastOne' | 'isNow' | 'isSoldOut' | 'isOnSale'

export function keyOf(section: Offer): string {
  return Object.values(section).join('.')
}

/** The sections that apply to a line now. */
export function offersOf(goods: OrderGoods, dish: Dish | undefined): Offer[] {
  const sections: Offer[] = []
  const action = partAction(goods)
  if (action !== null && goods.quantity > 1) sections.push({ kind: 'part', action })
  if (isOffered(goods, 'fire')) sections.push({ kind: 'fire' })
  if (goods.status === 'called') sections.push({ kind: 'callAgain' })
  const recall = decide(goods, 'recall', '')
  const status = recall.outcome === 'changed' ? recall.change.status : undefined
  if (status) sections.push({ kind: 'back', status })
  if (isToMake(goods) || goods.held !== null) sections.push({ kind: 'station' })
  if (dish) sections.push({ kind: dish.soldOut ? 'onSale' : 'soldOut' })
  return sections
}

/** What an open sheet shows: what it showed stays where it is, what is new comes last. The same array when nothing is new. */
export function keptOffers(kept: readonly Offer[], offered: readonly Offer[]): readonly Offer[] {
  const keys = kept.map(keyOf)
  const added = offered.filter((section) => !keys.includes(keyOf(section)))
  return added.length === 0 ? kept : [...kept, ...added]
}

/** Null: it can be used. */
export function shutReason(section: Offer, offered: readonly Offer[], order: CateringOrder, goods: OrderGoods): ShutReason | null {
  const isStill = offered.some((each) => keyOf(each) === keyOf(section))
  const isStart = section.kind === 'part' && section.action === 'start'
  if (isStill) return isStart && isShut(order, goods) ? 'locked' : null
  if (section.kind === 'soldOut') return 'isSoldOut'
  if (section.kind === 'onSale') return 'isOnSale'
  return section.kind === 'part' && section.action === partAction(goods) ? 'lastOne' : 'isNow'
}

function partAction(goods: OrderGoods): PartAction | null {
  const action = nextAction(goods)
  return action === 'start' || action === 'done' || action === 'call' || action === 'pickUp' ? action : null
}
