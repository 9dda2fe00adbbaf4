import { shownSeqNo } from '@passline/shared/businessDay'
import type { CateringOrder } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'
import { placeKey } from '@passline/shared/state'
import { type Text, useText } from '../../text/i18n.ts'
import type { Target } from './target.ts'

type Addressed = Pick<CateringOrder, 'place' | 'source' | 'seqNo'>

export interface Words extends Text {
  /** Where an order goes, large: `801`, or its number when it goes to no place. */
  numberOf(order: Addressed): string
  /** The small kind word beside it. */
  wordOf(order: Addressed): string
  /** Where it goes, within a sentence: `801 房`. */
  placeOf(order: Addressed): string
  /** The same for a target. */
  targetOf(target: Target, places: ReadonlyMap<string, Place>): string
  /** How long ago, in minutes. */
  age(at: string, now: number): string
}

export function useWords(): Words {
  const text = useText()
  const { t } = text
  const wordOf = (order: Addressed) => t(`place.${order.place?.kind ?? (order.source === 'platform' ? 'platform' : 'takeAway')}`)
  return {
    ...text,
    numberOf: (order) => order.place?.name ?? shownSeqNo(order.seqNo),
    wordOf,
    placeOf: (order) => (order.place ? t(`cashier.target.named.${order.place.kind}`, { name: order.place.name }) : wordOf(order)),
    targetOf: (target, places) => {
      if (target.kind === 'takeAway') return t('place.takeAway')
      return t(`cashier.target.named.${target.kind}`, { name: places.get(placeKey(target.kind, target.id))?.name ?? target.id })
    },
    age: (at, now) => t('cashier.orders.age', { n: Math.max(0, Math.floor((now - Date.parse(at)) / 60_000)) }),
  }
}
