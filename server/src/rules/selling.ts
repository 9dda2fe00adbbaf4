import { endOfBusinessDay } from '@passline/shared/businessDay'
import type { Happening } from '@passline/shared/event'
import type { OrderGoods } from '@passline/shared/goods'
import { type Dish, dish as dishSchema } from '@passline/shared/shop'
import type { Moment, Refusal, Ruling, ShopView } from './view.ts'

type Portions = Pick<OrderGoods, 'dishId' | 'quantity'>
type DishView = Pick<ShopView, 'dish'>

const MOST_LEFT = dishSchema.shape.remaining.unwrap().unwrap().maxValue ?? 0

/** [K27] What an order takes of the dishes that are counted: fewer are left, and a dish of which none is left is sold out; or too few are left. */
export function portionsTaken(view: DishView, lines: readonly Portions[]): Happening[] | { refused: Refusal } {
  const wanted = byDish(view, lines)
  const tooFew = wanted.filter(({ remaining, quantity }) => quantity > remaining)
  if (tooFew.length > 0) {
    const detail = tooFew.map(({ dish, remaining }) => `${dish.id}: ${remaining} left`).join(', ')
    return { refused: { code: 'notEnough', detail, dishIds: tooFew.map(({ dish }) => dish.id) } }
  }
  return wanted.flatMap(({ dish, remaining, quantity }) => counted(dish, remaining - quantity))
}

/** [K27] Portions that were ordered and never begun can be ordered again; what was sold out because none was left is back on sale. */
export function portionsBack(view: DishView, goods: readonly Portions[]): Happening[] {
  return byDish(view, goods).flatMap(({ dish, remaining, quantity }) => counted(dish, Math.min(remaining + quantity, MOST_LEFT)))
}

/**
 * [K27] Says how many portions of a dish can still be ordered; null: they are not counted. A dish that is sold out until a time stays so, but
 * of which none is left does not come back with the time.
 */
export function decideCounting(view: DishView, dishId: Dish['id'], remaining: number | null): Ruling {
  const dish = view.dish(dishId)
  if (!dish) return unknown(dishId)
  if (dish.remaining === remaining) return { happenings: [] }
  if (remaining !== null) return { happenings: counted(dish, remaining, dish.soldOut && dish.soldOutUntil === null) }
  const happenings: Happening[] = [{ name: 'dishCounted', data: { dishId, remaining } }]
  return { happenings: isSoldOutByCount(dish) ? [...happenings, { name: 'dishBackOnSale', data: { dishId } }] : happenings }
}

/**
 * Marks a dish as sold out [K27].
 * @param until ISO 8601, when it comes back by itself; `today`: when the business day ends [K13]; null: when somebody says so
 */
export function decideSoldOut(view: ShopView, dishId: Dish['id'], until: string | null, moment: Moment): Ruling {
  const dish = view.dish(dishId)
  if (!dish) return unknown(dishId)
  const { timeZone, settings } = view.shop
  const end = until === 'today' ? new Date(endOfBusinessDay(moment.now, timeZone, settings.resetHour)).toISOString() : until
  if (end !== null && Date.parse(end) <= moment.now) return { refused: { code: 'invalid', detail: '`until` must lie in the future.' } }
  if (dish.soldOut && dish.soldOutUntil === end) return { happenings: [] }
  return { happenings: [{ name: 'dishSoldOut', data: { dishId, until: end } }] }
}

/** Puts a sold-out dish back on sale. Of which none was left, nobody knows how many there are now: it is not counted any more [K27]. */
export function decideBackOnSale(view: DishView, dishId: Dish['id']): Ruling {
  const dish = view.dish(dishId)
  if (!dish) return unknown(dishId)
  if (!dish.soldOut) return { happenings: [] }
  const uncounted: Happening[] = dish.remaining === 0 ? [{ name: 'dishCounted', data: { dishId, remaining: null } }] : []
  return { happenings: [...uncounted, { name: 'dishBackOnSale', data: { dishId } }] }
}

/** [K27] A dish comes back on sale by itself when its time has come. That it was sold out anew since then, or put back by hand, counts more. */
export function decideDueBack(view: DishView, dishId: Dish['id'], now: number): Happening[] {
  const dish = view.dish(dishId)
  if (!dish || dish.soldOutUntil === null || Date.parse(dish.soldOutUntil) > now) return []
  const ruling = decideBackOnSale(view, dishId)
  return 'refused' in ruling ? [] : ruling.happenings
}

/** The counted dishes among these lines: what is left of each, and how many portions the lines are together. */
function byDish(view: DishView, lines: readonly Portions[]): { dish: Dish; remaining: number; quantity: number }[] {
  return [...new Set(lines.map((line) => line.dishId))].flatMap((dishId) => {
    const dish = view.dish(dishId)
    if (!dish || dish.remaining === null) return []
    const quantity = lines.reduce((sum, line) => (line.dishId === dishId ? sum + line.quantity : sum), 0)
    return [{ dish, remaining: dish.remaining, quantity }]
  })
}

function counted(dish: Dish, remaining: number, comesBack = isSoldOutByCount(dish)): Happening[] {
  if (remaining === dish.remaining) return []
  const dishId = dish.id
  const happenings: Happening[] = [{ name: 'dishCounted', data: { dishId, remaining } }]
  if (remaining === 0 && !(dish.soldOut && dish.soldOutUntil === null))
    return [...happenings, { name: 'dishSoldOut', data: { dishId, until: null } }]
  return remaining > 0 && comesBack ? [...happenings, { name: 'dishBackOnSale', data: { dishId } }] : happenings
}

function isSoldOutByCount({ soldOut, soldOutUntil, remaining }: Dish): boolean {
  return soldOut && soldOutUntil === null && remaining === 0
}

function unknown(dishId: string): { refused: Refusal } {
  return { refused: { code: 'notFound', detail: `No dish "${dishId}" in this shop.` } }
}
