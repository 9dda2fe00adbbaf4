import type { Dish } from '@passline/shared/shop'
import { decideBackOnSale, decideCounting, decideSoldOut } from '../rules/selling.ts'
import type { Moment, Ruling, ShopView } from '../rules/view.ts'
import { type Asker, commandBase } from './asker.ts'
import type { Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'

/**
 * Marks a dish as sold out until a time (ISO 8601), until the business day ends (`today`), or until somebody says so (null) [K27].
 * Repeating it changes nothing.
 * @returns 200 with the dish; 400 invalid when the time is over already; 404 notFound
 */
export function sellOut(desk: Desk, asker: Asker, dishId: Dish['id'], until: string | null): Promise<Reply> {
  return sell(desk, asker, dishId, (view, moment) => decideSoldOut(view, dishId, until, moment))
}

/** Puts a dish back on sale; one of which none was left is not counted any more [K27]. @returns 200 with the dish; 404 notFound */
export function putBackOnSale(desk: Desk, asker: Asker, dishId: Dish['id']): Promise<Reply> {
  return sell(desk, asker, dishId, (view) => decideBackOnSale(view, dishId))
}

/** Says how many portions can still be ordered; null: they are not counted [K27]. @returns 200 with the dish; 404 notFound */
export function countDish(desk: Desk, asker: Asker, dishId: Dish['id'], remaining: number | null): Promise<Reply> {
  return sell(desk, asker, dishId, (view) => decideCounting(view, dishId, remaining))
}

function sell(desk: Desk, asker: Asker, dishId: Dish['id'], rule: (view: ShopView, moment: Moment) => Ruling): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    decide: (view, moment) => {
      const ruling = rule(view, moment)
      if ('refused' in ruling) return { happenings: [], answer: () => ruling }
      return { happenings: ruling.happenings, answer: (after) => ({ status: 200, body: { rev: after.rev, dish: after.dish(dishId) } }) }
    },
  })
}
