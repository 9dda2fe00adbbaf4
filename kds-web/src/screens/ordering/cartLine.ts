import { orderLine } from '@passline/shared/api'
import { course } from '@passline/shared/goods'
import { dishId } from '@passline/shared/ids'
import { text } from '@passline/shared/text'
import * as z from 'zod'
import { sameChoices } from './options.ts'

/** A dish that is about to be ordered, as a device keeps it. */
export const cartLine = z.object({
  /** Only tells lines of one cart apart. */
  id: z.string(),
  dishId,
  quantity: orderLine.shape.quantity,
  options: z.array(z.object({ groupId: z.string(), choiceId: z.string() })).readonly(),
  note: text(200),
  /** The course (道) it is wanted in; null: the dish's own. */
  course: course.nullable().default(null),
})
export type CartLine = Readonly<z.infer<typeof cartLine>>

/** Whether two lines ask for the same, so that they may be one. */
export function isSameWish(a: CartLine, b: CartLine): boolean {
  return a.dishId === b.dishId && a.note === b.note && a.course === b.course && sameChoices(a.options, b.options)
}
