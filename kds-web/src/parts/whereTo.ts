import { shownSeqNo } from '@passline/shared/businessDay'
import type { CateringOrder } from '@passline/shared/order'
import type { Text } from '../text/i18n.ts'

/** Where an order goes, number first, then a small kind word: `801 房`, `#12 自取`. */
export function whereTo(order: Pick<CateringOrder, 'place' | 'platform' | 'source' | 'seqNo'>, t: Text['t']): { no: string; kind: string } {
  if (order.place) return { no: order.place.name, kind: t(`place.${order.place.kind}`) }
  if (order.platform) return { no: shownSeqNo(order.seqNo), kind: order.platform.name }
  return { no: shownSeqNo(order.seqNo), kind: t(order.source === 'platform' ? 'place.platform' : 'place.takeAway') }
}
