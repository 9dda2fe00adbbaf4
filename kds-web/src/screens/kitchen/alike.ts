import { isToMake, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import { type CateringOrder, hasAllergy } from '@passline/shared/order'

/**
 * Lines that can be cooked together: the same dish with the same options, waiting on several tickets. Orders with an allergy are made apart.
 * @returns by line, the portions that wait on all of these tickets together
 */
export function alikeOf(tickets: readonly { order: CateringOrder; lines: readonly OrderGoods[] }[]): ReadonlyMap<GoodsId, number> {
  const groups = new Map<string, { orders: Set<string>; portions: number; ids: GoodsId[] }>()
  for (const { order, lines } of tickets) {
    if (order.rounds.some(hasAllergy)) continue
    for (const goods of lines) {
      if (goods.status !== 'waiting' || !isToMake(goods)) continue
      const key = cookKey(goods)
      const group = groups.get(key) ?? { orders: new Set(), portions: 0, ids: [] }
      group.orders.add(order.id)
      group.ids.push(goods.id)
      groups.set(key, { ...group, portions: group.portions + goods.quantity })
    }
  }
  const several = [...groups.values()].filter((group) => group.orders.size > 1)
  return new Map(several.flatMap(({ ids, portions }) => ids.map((id) => [id, portions] as const)))
}

/** What makes two lines the same work: the dish and all its choices, and no words of a guest. */
function cookKey({ dishId, options, note, id }: OrderGoods): string {
  const choices = options.map((option) => `${option.groupId}.${option.choiceId}`).sort()
  return note === '' ? `${dishId} ${choices.join(' ')}` : id
}
