import type { CateringOrder } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'
import { placeKey } from '@passline/shared/state'
import { whereTo } from '../../parts/whereTo.ts'
import { type Text, useText } from '../../text/i18n.ts'
import type { Target } from './target.ts'

type Addressed = Parameters<typeof whereTo>[0]

export interface Words extends Text {
  /** Where an order goes, for the eye: number and kind apart. */
  where(order: Addressed): { no: string; kind: string }
  /** The same within a sentence: `801 房`. */
  placeOf(order: Addressed): string
  targetOf(target: Target, places: ReadonlyMap<string, Place>): string
  /** How long ago, in minutes. */
  age(at: string, now: number): string
}

export function useWords(): Words {
  const text = useText()
  const { t } = text
  const named = ({ kind, name }: NonNullable<CateringOrder['place']>) => t(`cashier.target.named.${kind}`, { name })
  return {
    ...text,
    where: (order) => whereTo(order, t),
    placeOf: (order) => (order.place ? named(order.place) : whereTo(order, t).kind),
    targetOf: (target, places) => {
      if (target.kind === 'takeAway') return t('place.takeAway')
      return named({ ...target, name: places.get(placeKey(target.kind, target.id))?.name ?? target.id })
    },
    age: (at, now) => {
      const minutes = Math.floor((now - Date.parse(at)) / 60_000)
      return minutes < 1 ? t('cashier.orders.justNow') : t('cashier.orders.age', { n: minutes })
    },
  }
}
