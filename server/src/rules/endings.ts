import type { Happening } from '@passline/shared/event'
import type { GoodsChange, GoodsStatus, OrderGoods } from '@passline/shared/goods'
import type { MessageReason } from '@passline/shared/message'
import { isMessageEvent, type MessageEvent } from '@passline/shared/messageEvent'
import { type MessageRule, MSG_TYPE } from '@passline/shared/rule'

/**
 * Everything that can end the reason of a message, and what is said of it then. The `not…` ones mean that a step which the message
 * tells of was taken back [K9, K20].
 */
const STOPS = {
  goodsStarted: 'goodsStarted',
  goodsMade: 'goodsMade',
  goodsCalled: 'goodsCalled',
  goodsPickedUp: 'goodsPickedUp',
  goodsCancelled: 'goodsCancelled',
  goodsSeen: 'goodsSeen',
  /** Whoever had to accept them has [K26]. */
  goodsAccepted: 'goodsAccepted',
  /** A new call of the same goods takes the place of the one before [K4]. */
  calledAgain: 'goodsCalled',
  notStarted: 'goodsRecalled',
  notMade: 'goodsRecalled',
  notCalled: 'goodsRecalled',
  notPickedUp: 'goodsRecalled',
  callAnswered: 'callAnswered',
  callCancelled: 'callCancelled',
  backOnSale: 'dishBackOnSale',
} as const satisfies Record<string, MessageReason>

/** What ends the reason of a message; kept with the message. */
export type Stop = keyof typeof STOPS

/** What ends the reason of the messages of each event, whatever the rules say. */
const INHERENT: Record<MessageEvent, readonly Stop[]> = {
  orderPlaced: ['goodsCancelled', 'goodsAccepted'],
  goodsAdded: ['goodsCancelled', 'goodsAccepted'],
  goodsAccepted: ['goodsCancelled'],
  orderCancelled: [],
  goodsCancelled: [],
  goodsStarted: ['goodsMade', 'goodsCancelled', 'notStarted'],
  goodsMade: ['goodsCalled', 'goodsPickedUp', 'goodsCancelled', 'notMade'],
  goodsCalled: ['goodsPickedUp', 'goodsCancelled', 'notCalled', 'calledAgain'],
  goodsPickedUp: ['goodsCancelled', 'notPickedUp'],
  goodsOverdue: ['goodsMade', 'goodsCancelled'],
  goodsUncollected: ['goodsPickedUp', 'goodsCancelled', 'notCalled'],
  rush: ['goodsMade', 'goodsCancelled'],
  // Goods that were cancelled unseen are told of too; that they do not matter any more comes as goodsSeen.
  orderUnseen: ['goodsStarted', 'goodsSeen'],
  roomCleaned: [],
  padCall: ['callAnswered'],
  callAnswered: [],
  technicianOnClock: [],
  technicianOffClock: [],
  deviceOffline: [],
  zoneSilent: [],
  soldOut: ['backOnSale'],
}

/** How a message is sent, as far as it decides what ends its reason. */
type Sent = Pick<MessageRule, 'stopWhen' | 'msgType'> & { isEscalation: boolean }

/**
 * What ends the reason of a message of an event: what lies in the event, and what its rule adds. Whoever is to be told because nobody has
 * answered is not told when somebody has, and what must be answered ends with the answer.
 */
export function stopsFor(event: string, { stopWhen, msgType, isEscalation }: Sent): Stop[] {
  const inherent = isMessageEvent(event) ? INHERENT[event] : []
  const answered: Stop[] = isEscalation || msgType === MSG_TYPE.padCall ? ['callAnswered'] : []
  return [...new Set<Stop>([...inherent, ...stopWhen, ...answered, 'callCancelled'])].filter(
    // An escalation waits for its time from the first call; calling again does not put it off.
    (stop) => !(isEscalation && stop === 'calledAgain'),
  )
}

/** What is true of goods in each status, as far as it ends anything. */
const TOLD_BY: Record<GoodsStatus, readonly Stop[]> = {
  waiting: ['notStarted', 'notMade', 'notCalled', 'notPickedUp'],
  making: ['goodsStarted', 'notMade', 'notCalled', 'notPickedUp'],
  made: ['goodsStarted', 'goodsMade', 'notCalled', 'notPickedUp'],
  called: ['goodsStarted', 'goodsMade', 'goodsCalled', 'notPickedUp'],
  pickedUp: ['goodsStarted', 'goodsMade', 'goodsCalled', 'goodsPickedUp'],
  delivered: ['goodsStarted', 'goodsMade', 'goodsCalled', 'goodsPickedUp'],
  cancelled: ['goodsCancelled'],
}

/** Goods, as far as they end anything. */
type Ending = Pick<OrderGoods, 'status' | 'cancelReason'>

/** Why the reason of a message about these goods is gone, or null while it stands. */
export function endingOf(stops: readonly string[], goods: Ending): MessageReason | null {
  const stop = stopsOf(goods).find((each) => stops.includes(each))
  return stop ? reasonOf(stop, goods) : null
}

/**
 * That something happened which ends the reasons of messages written before: those of an order's goods, of a guest's call, of a call, or,
 * when it names none of them, of a dish.
 * Messages with one of `stops` end, for the reason at the same place in `reasons`.
 */
export interface Withdrawal {
  orderId: string | null
  padCallId: string | null
  callId: string | null
  /** The goods, the guest's call or the dish; null: everything the call is about. */
  subject: string | null
  stops: readonly Stop[]
  reasons: readonly MessageReason[]
}

/** Which reasons happenings end, in their order. */
export function withdrawalsOf(happenings: readonly Happening[]): Withdrawal[] {
  return happenings.flatMap((happening): Withdrawal[] => {
    switch (happening.name) {
      case 'goodsStarted':
      case 'goodsMade':
      case 'goodsCalled':
      case 'goodsPickedUp':
      case 'goodsDelivered':
      case 'goodsCancelled':
      case 'goodsRecalled':
        return happening.data.goods.flatMap((goods) => withdrawalOfGoods(happening.name, happening.data.orderId, goods))
      case 'goodsAccepted':
        return happening.data.goods.map(({ id }) => ({ ...NOTHING, orderId: happening.data.orderId, ...ends(id, ['goodsAccepted']) }))
      case 'orderSeen':
        return happening.data.goods.map(({ goodsId }) => ({ ...NOTHING, orderId: happening.data.orderId, ...ends(goodsId, ['goodsSeen']) }))
      case 'padCallTaken':
      case 'padCallDone':
        return [{ ...NOTHING, padCallId: happening.data.padCallId, ...ends(happening.data.padCallId, ['callAnswered']) }]
      case 'padCallCancelled':
        return [{ ...NOTHING, padCallId: happening.data.padCallId, ...ends(happening.data.padCallId, ['callCancelled']) }]
      case 'dishBackOnSale':
        return [{ ...NOTHING, ...ends(happening.data.dishId, ['backOnSale']) }]
      case 'callAnswered':
        return [{ ...NOTHING, callId: happening.data.callId, ...ends(null, ['callAnswered']) }]
      case 'callCancelled':
        return [{ ...NOTHING, callId: happening.data.callId, ...ends(null, ['callCancelled']) }]
      default:
        return []
    }
  })
}

const NOTHING = { orderId: null, padCallId: null, callId: null }

function withdrawalOfGoods(name: Happening['name'], orderId: string, goods: GoodsChange): Withdrawal | readonly [] {
  if (goods.status === undefined) return []
  const ending = { status: goods.status, cancelReason: goods.cancelReason ?? null }
  const stops: Stop[] = [...stopsOf(ending), ...(name === 'goodsCalled' ? (['calledAgain'] as const) : [])]
  return { ...NOTHING, orderId, subject: goods.id, stops, reasons: stops.map((stop) => reasonOf(stop, ending)) }
}

function ends(subject: string | null, stops: Stop[]): Pick<Withdrawal, 'subject' | 'stops' | 'reasons'> {
  return { subject, stops, reasons: stops.map((stop) => STOPS[stop]) }
}

/** What is so of goods in their status, the furthest step first: what is said of goods that went through several at once. */
export function stopsOf({ status }: Ending): Stop[] {
  return [...TOLD_BY[status]].reverse()
}

function reasonOf(stop: Stop, { cancelReason }: Ending): MessageReason {
  return stop === 'goodsCancelled' && cancelReason === 'orderClosed' ? 'orderClosed' : STOPS[stop]
}
