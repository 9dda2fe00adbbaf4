import type { Allergen } from '@passline/shared/allergen'
import type { PlaceOrderInput } from '@passline/shared/api'
import type { OrderSource } from '@passline/shared/order'
import type { Dish, Place } from '@passline/shared/shop'

export type Random = () => number

type Line = PlaceOrderInput['lines'][number]

const NOTES = ['少盐', '先上', '分开装', '多放葱', '不要太油', '打包', '少放蒜', '餐具两份']
const ALLERGENS: readonly (readonly Allergen[])[] = [['peanut'], ['crustacean', 'fish'], ['milk'], ['egg'], ['peanut', 'nut']]
const ALLERGY_NOTES = ['严重过敏，请用单独的锅', '对芒果过敏', '请勿用蚝油']
const PLATFORMS = ['美团', '饿了么']

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

export function between(random: Random, least: number, most: number): number {
  return least + random() * (most - least)
}

/** What a party orders. The first dishes of the menu are the favourites. */
export function chooseLines(random: Random, menu: readonly Dish[], most: number): Line[] {
  const count = 1 + Math.floor(random() ** 1.3 * most)
  return Array.from({ length: count }, () => lineOf(random, menu[Math.floor(random() ** 1.5 * menu.length)] as Dish))
}

function lineOf(random: Random, dish: Dish): Line {
  const options = dish.options.flatMap((group) => {
    const wanted = Math.min(group.most, group.least + (random() < 0.3 ? 1 : 0))
    const from = Math.floor(random() * group.choices.length)
    const chosen = Array.from(
      { length: Math.min(wanted, group.choices.length) },
      (_, step) => group.choices[(from + step) % group.choices.length],
    )
    return chosen.flatMap((choice) => (choice ? [{ groupId: group.id, choiceId: choice.id }] : []))
  })
  const quantity = random() < 0.75 ? 1 : 2 + Math.floor(random() * 3)
  return { dishId: dish.id, quantity, options, note: random() < 0.12 ? pick(random, NOTES) : '' }
}

/** An order as a guest, a till or a platform sends it. */
export function chooseOrder(random: Random, source: OrderSource, place: Place | null, lines: Line[]): PlaceOrderInput {
  const isAllergic = random() < 0.06
  return {
    source,
    place: place && { kind: place.kind, id: place.id },
    platform:
      source === 'platform' ? { name: pick(random, PLATFORMS), orderNo: String(Math.floor(random() * 1e12)).padStart(12, '0') } : null,
    // A party that eats at a table now and then wants its dishes one course after the other.
    lines: place && lines.length > 2 && random() < 0.2 ? inCourses(lines) : lines,
    note: random() < 0.1 ? pick(random, NOTES) : '',
    allergies: isAllergic ? [...pick(random, ALLERGENS)] : [],
    allergyNote: isAllergic && random() < 0.4 ? pick(random, ALLERGY_NOTES) : '',
  }
}

/** Another note for a line: what guests think of when they have ordered already. */
export function chooseNote(random: Random): string {
  return pick(random, NOTES)
}

function inCourses(lines: readonly Line[]): Line[] {
  const first = Math.ceil(lines.length / 2)
  return lines.map((line, index) => (index < first ? { ...line, course: 1 } : { ...line, course: 2 }))
}

const SOURCES: [OrderSource, number][] = [
  ['roomPad', 0.35],
  ['till', 0.25],
  ['wristband', 0.15],
  ['takeAway', 0.12],
  ['platform', 0.13],
]

export function chooseSource(random: Random): OrderSource {
  let left = random()
  for (const [source, share] of SOURCES) {
    left -= share
    if (left < 0) return source
  }
  return 'takeAway'
}
