import { shownSeqNo } from '@passline/shared/businessDay'
import type { EventName } from '@passline/shared/event'
import type { EventNames } from '../../parts/eventNames.ts'
import { sentenceOf } from '../../parts/eventSentence.ts'
import type { IconName } from '../../parts/Icon.tsx'
import { elapsed, timeOfDay } from '../../parts/time.ts'
import { whereTo } from '../../parts/whereTo.ts'
import type { Text } from '../../text/i18n.ts'
import type { Deed } from './deeds.ts'

export interface DeedWords {
  /** Who did it; empty where nobody did. */
  who: string
  what: string
  /** What else is to be known; empty when nothing is. */
  note: string
  icon: IconName
}

/** Says a deed in the language of `text`. */
export function deedWords(deed: Deed, { names, timeZone }: { names: EventNames; timeZone: string }, text: Text): DeedWords {
  const { t, nameOf } = text
  const device = (id: string) => names.device(id) ?? t('log.unknownDevice')
  switch (deed.what) {
    case 'event':
      return { ...sentenceOf(deed.event, names, text), note: '', icon: ICONS[deed.event.name] ?? 'dots' }
    case 'late': {
      const [order, goods] = [names.order(deed.late.orderId), names.goods(deed.late.goodsId)]
      const where = order ? `${shownSeqNo(order.seqNo)} ${order.place ? whereTo(order, t).no : whereTo(order, t).kind}` : ''
      const what = t('replay.lateDish', { order: where, goods: goods ? nameOf(goods.name) : t('log.someGoods') })
      return { who: '', what, note: t('replay.lateDue', { time: timeOfDay(deed.late.dueAt, timeZone) }), icon: 'oct' }
    }
    case 'gone':
      return { who: '', what: t('replay.gone', { device: device(deed.gap.deviceId) }), note: t('replay.goneNote'), icon: 'unlink' }
    case 'back': {
      const note = t('replay.backNote', { time: elapsed(deed.lastedMs), count: deed.missed })
      return { who: '', what: t('replay.back', { device: device(deed.gap.deviceId) }), note, icon: 'link' }
    }
    default:
      return deed satisfies never
  }
}

const ICONS: Partial<Record<EventName, IconName>> = {
  orderPlaced: 'plus',
  goodsAdded: 'plus',
  goodsStarted: 'half',
  goodsMade: 'check',
  goodsCalled: 'bell',
  goodsPickedUp: 'walk',
  goodsDelivered: 'check',
  goodsCancelled: 'x',
  goodsRecalled: 'undo',
  goodsRushed: 'rush',
  goodsFired: 'fire',
  goodsUncollected: 'bell',
  orderCancelled: 'x',
  orderCompleted: 'check',
  orderReopened: 'undo',
  orderUnseen: 'alert',
  roomCleaned: 'broom',
  dishSoldOut: 'minus',
  dishBackOnSale: 'dish',
  dishCounted: 'dish',
  zoneSilent: 'mute',
  zoneHeard: 'sound',
  padCallPlaced: 'pad',
  padCallTaken: 'walk',
  padCallDone: 'check',
  padCallCancelled: 'x',
  callAnswered: 'msg',
}
