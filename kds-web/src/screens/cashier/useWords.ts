import type { Allergen } from '@passline/shared/allergen'
import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'
import { placeKey } from '@passline/shared/state'
import { whereTo } from '../../parts/whereTo.ts'
import { type Text, useText } from '../../text/i18n.ts'
import type { PricedLine } from '../ordering/pricedLines.ts'
import type { Allergy } from './allergy.ts'
import type { Target } from './target.ts'

type Addressed = Parameters<typeof whereTo>[0]

export interface Words extends Text {
  /** Where an order goes, for the eye: number and kind apart. */
  where(order: Addressed): { no: string; kind: string }
  /** The same within a sentence: `801 房`. */
  placeOf(order: Addressed): string
  targetOf(target: Target, places: ReadonlyMap<string, Place>): string
  /** How long ago, in minutes: `5 分` of an order's age, `5 分钟前` of what happened. */
  age(at: string, now: number): string
  ago(at: string, now: number): string
  allergenNames(list: readonly Allergen[]): string
  /** An allergy in words: those of the list, then what was written. */
  allergyWords(allergy: Allergy): string
  /** Whether the kitchen has seen that a line was rushed. @param timeOf the time of day of an instant */
  rushWords(goods: Pick<OrderGoods, 'rushSeen'>, timeOf: (at: string) => string): string
  /** Why a line of a cart cannot be ordered. */
  problemOf(line: PricedLine): string
}

export function useWords(): Words {
  const text = useText()
  const { t } = text
  const named = ({ kind, name }: NonNullable<CateringOrder['place']>) => t(`cashier.target.named.${kind}`, { name })
  const allergenNames = (list: readonly Allergen[]) => list.map((each) => t(`allergen.${each}`)).join(t('cashier.listed'))
  return {
    ...text,
    allergenNames,
    allergyWords: ({ allergies, allergyNote }) =>
      [allergenNames(allergies), allergyNote].filter((part) => part !== '').join(t('cashier.listed')),
    rushWords: ({ rushSeen }, timeOf) =>
      rushSeen ? t('cashier.line.rushSeen', { time: timeOf(rushSeen.at), name: rushSeen.by.name }) : t('cashier.line.rushUnseen'),
    problemOf: ({ problem, left }) => {
      if (problem === 'notEnough') return left ? t('cashier.cart.problem.notEnough', { left }) : t('cashier.cart.problem.notEnoughNone')
      return t(`cashier.cart.problem.${problem ?? 'unknownDish'}`)
    },
    where: (order) => whereTo(order, t),
    placeOf: (order) => (order.place ? named(order.place) : whereTo(order, t).kind),
    targetOf: (target, places) => {
      if (target.kind === 'takeAway') return t('place.takeAway')
      return named({ ...target, name: places.get(placeKey(target.kind, target.id))?.name ?? target.id })
    },
    ago: (at, now) => {
      const minutes = Math.floor((now - Date.parse(at)) / 60_000)
      return minutes < 1 ? t('cashier.orders.justNow') : t('cashier.orders.minutesAgo', { n: minutes })
    },
    age: (at, now) => {
      const minutes = Math.floor((now - Date.parse(at)) / 60_000)
      return minutes < 1 ? t('cashier.orders.justNow') : t('cashier.orders.age', { n: minutes })
    },
  }
}
