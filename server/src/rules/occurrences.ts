import type { ShopEvent } from '@passline/shared/event'
import type { GoodsChange, OrderGoods } from '@passline/shared/goods'
import type { MessageEvent } from '@passline/shared/messageEvent'
import type { CateringOrder } from '@passline/shared/order'
import type { PadCall } from '@passline/shared/padCall'
import type { RuleSource } from '@passline/shared/rule'
import type { Dish } from '@passline/shared/shop'
import type { Facts } from './parameters.ts'

/** Something that the message centre may speak of. */
export interface Occurrence {
  event: MessageEvent
  source: RuleSource
  orderId: string | null
  padCallId: string | null
  /** The goods, the guest's call or the dish that it is about; null when it is about none of them. */
  subjects: string[] | null
  facts: Facts
  /** Whose room pads may hear of it: those of a room, one account, or (null) all of the shop. */
  pads: { roomId: string } | { accountId: string } | 'none' | null
  /** Whether the cashier has yet to accept it [K26]. */
  isUnconfirmed: boolean
}

/** What an event does not say itself. */
export interface Around {
  order(id: string): CateringOrder | undefined
  padCall(id: string): Pick<PadCall, 'kind' | 'text' | 'place' | 'accountId'> | undefined
  dish(id: string): Pick<Dish, 'name'> | undefined
}

/** What the message centre may say of an event of the journal; null when it never speaks of it. */
export function occurrenceOf(event: ShopEvent, around: Around): Occurrence | null {
  switch (event.name) {
    case 'orderPlaced':
      return asOrdered(ofGoods('orderPlaced', event.data.order, event.data.order.goods, { round: 1 }), event.data.order.goods)
    case 'goodsAdded': {
      const order = around.order(event.data.orderId)
      const added = ofGoods('goodsAdded', order, event.data.goods, { round: event.data.round.round })
      return asOrdered(added && { ...added, source: event.data.round.source }, event.data.goods)
    }
    case 'goodsAccepted': {
      const order = around.order(event.data.orderId)
      const round = order?.goods.find((goods) => goods.id === event.data.goods[0]?.id)?.round ?? 1
      const accepted = ofGoods('goodsAccepted', order, event.data.goods, { round })
      // Only what a wristband ordered had to be accepted, whoever began the order.
      return accepted && { ...accepted, source: 'wristband' }
    }
    case 'goodsStarted':
    case 'goodsMade':
    case 'goodsCalled':
    case 'goodsPickedUp':
      return ofGoods(event.name, around.order(event.data.orderId), event.data.goods)
    case 'goodsCancelled': {
      const cancelled = ofGoods('goodsCancelled', around.order(event.data.orderId), event.data.goods)
      return cancelled && { ...cancelled, isUnconfirmed: event.data.goods.every(wasNeverShown) }
    }
    case 'goodsRushed':
      return ofGoods('rush', around.order(event.data.orderId), event.data.goods)
    case 'goodsOverdue':
    case 'goodsUncollected':
      return ofGoods(
        event.name,
        around.order(event.data.orderId),
        event.data.goodsIds.map((id) => ({ id })),
      )
    case 'orderUnseen':
      return ofGoods(
        'orderUnseen',
        around.order(event.data.orderId),
        event.data.goods.map(({ goodsId }) => ({ id: goodsId })),
      )
    case 'orderCancelled': {
      const order = around.order(event.data.orderId)
      const cancelled = ofGoods('orderCancelled', order, order?.goods ?? [])
      return cancelled && { ...cancelled, isUnconfirmed: order?.goods.every(wasNeverShown) ?? false }
    }
    case 'roomCleaned': {
      const { place, orderId } = event.data
      return { ...PLAIN, event: 'roomCleaned', orderId, facts: { place }, pads: { roomId: place.id } }
    }
    case 'padCallPlaced':
      return ofPadCall('padCall', event.data.padCall.id, event.data.padCall)
    case 'padCallTaken': {
      const answered = ofPadCall('callAnswered', event.data.padCallId, around.padCall(event.data.padCallId))
      return answered && { ...answered, facts: { ...answered.facts, answeredBy: event.data.by.name } }
    }
    case 'technicianOnClock':
    case 'technicianOffClock':
      return { ...PLAIN, event: event.name, facts: { technicianName: event.data.name } }
    case 'deviceOffline':
      return { ...PLAIN, event: 'deviceOffline', facts: { deviceName: event.data.name } }
    case 'zoneSilent':
      return { ...PLAIN, event: 'zoneSilent', facts: { zoneName: event.data.zone } }
    case 'dishSoldOut': {
      const dish = around.dish(event.data.dishId)
      return dish ? { ...PLAIN, event: 'soldOut', subjects: [event.data.dishId], facts: { dish: dish.name } } : null
    }
    default:
      return null
  }
}

const PLAIN = { source: 'none', orderId: null, padCallId: null, subjects: null, pads: null, isUnconfirmed: false } as const

function asOrdered(occurrence: Occurrence | null, goods: readonly Pick<OrderGoods, 'held'>[]): Occurrence | null {
  return occurrence && { ...occurrence, isUnconfirmed: goods.every((each) => each.held === 'confirmation') }
}

/** What was cancelled before the cashier accepted it counts as seen at once: no cook ever had it. */
function wasNeverShown({ cancelSeenAt }: Pick<GoodsChange, 'cancelSeenAt'>): boolean {
  return cancelSeenAt != null
}

/** A guest's pad hears of its own room only. */
function ofGoods(
  event: MessageEvent,
  order: CateringOrder | undefined,
  goods: readonly { id: string }[],
  facts: Facts = {},
): Occurrence | null {
  if (!order || goods.length === 0) return null
  const pads = order.place?.kind === 'room' ? { roomId: order.place.id } : 'none'
  const subjects = [...new Set(goods.map((each) => each.id))]
  return { ...PLAIN, event, source: order.source, orderId: order.id, subjects, facts, pads }
}

function ofPadCall(event: MessageEvent, id: string, call: ReturnType<Around['padCall']>): Occurrence | null {
  if (!call) return null
  const { kind, text, place, accountId } = call
  const facts = { padCall: { kind, text, place } }
  return { ...PLAIN, event, padCallId: id, subjects: event === 'padCall' ? [id] : null, facts, pads: { accountId } }
}
