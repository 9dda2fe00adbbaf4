import { shownSeqNo } from '@passline/shared/businessDay'
import type { ShopEvent } from '@passline/shared/event'
import type { GoodsStatus, OrderGoods } from '@passline/shared/goods'
import type { NamedOrder } from '@passline/shared/reportApi'
import { BY_ITSELF } from '@passline/shared/reportApi'
import { roles } from '@passline/shared/role'
import type { Name } from '@passline/shared/text'
import type { Text } from '../text/i18n.ts'
import type { log } from '../text/log.ts'
import type { EventNames } from './eventNames.ts'
import { whereTo } from './whereTo.ts'

export interface EventSentence {
  /** Who did it: a device by its name, or the house itself. */
  who: string
  /** What was done, as it continues the name. */
  what: string
}

/** Says an event of the journal as a sentence in the language of `text`: 小林 开始做 #12 801 房 的水饺 2 份. */
export function sentenceOf(event: ShopEvent, names: EventNames, text: Text): EventSentence {
  const { key, ...said } = whatOf(event, wordsOf(names, text))
  return { who: whoOf(event.actor, names, text.t), what: text.t(`log.event.${key}`, said) }
}

/** The name of an actor of the journal. */
export function whoOf(actor: string, names: Pick<EventNames, 'device'>, t: Text['t']): string {
  return actor === BY_ITSELF ? t('log.system') : (names.device(actor) ?? t('log.unknownDevice'))
}

type SentenceKey = keyof (typeof log)['zh']['event']

interface What {
  key: SentenceKey
  [part: string]: string | number
}

type Words = ReturnType<typeof wordsOf>

function whatOf(event: ShopEvent, words: Words): What {
  switch (event.name) {
    case 'orderPlaced':
      return { key: event.name, order: words.placed(event.data.order), goods: words.lines(event.data.order.goods) }
    case 'goodsAdded':
      return { key: event.name, order: words.order(event.data.orderId), goods: words.lines(event.data.goods) }
    case 'goodsSplit':
      return { key: event.name, order: words.order(event.data.orderId), goods: words.lines([event.data.part]) }
    case 'goodsRecalled':
      return { ...ofGoods(event.name, event.data, words), status: words.status(event.data.goods.map(({ status }) => status)) }
    case 'goodsStarted':
    case 'goodsMade':
    case 'goodsCalled':
    case 'goodsPickedUp':
    case 'goodsDelivered':
    case 'goodsCancelled':
    case 'goodsRushed':
    case 'rushSeen':
    case 'goodsFired':
    case 'goodsAccepted':
    case 'cancellationSeen':
      return ofGoods(event.name, event.data, words)
    case 'goodsOverdue':
    case 'goodsUncollected':
      return { key: event.name, order: words.order(event.data.orderId), goods: words.goods(event.data.goodsIds) }
    case 'orderUnseen':
    case 'orderSeen':
      return { key: event.name, order: words.order(event.data.orderId), goods: words.goods(event.data.goods.map((each) => each.goodsId)) }
    case 'orderReopened':
      return { key: event.name, order: words.placed(event.data.order) }
    case 'orderCompleted':
    case 'orderCancelled':
      return { key: event.name, order: words.order(event.data.orderId) }
    default:
      return whatOfChange(event, words) ?? whatOfHouse(event, words)
  }
}

function ofGoods(key: SentenceKey, { orderId, goods }: { orderId: string; goods: readonly { id: string }[] }, words: Words): What {
  return { key, order: words.order(orderId), goods: words.goods(goods.map(({ id }) => id)) }
}

/** Changes of an order after the kitchen had it; null for anything else. */
function whatOfChange(event: ShopEvent, words: Words): What | null {
  switch (event.name) {
    case 'goodsNoted':
      return { ...ofGoods(event.name, event.data, words), from: words.noted(event.data.edit.from), to: words.noted(event.data.edit.to) }
    case 'goodsMoved':
      return { ...ofGoods(event.name, event.data, words), from: words.station(event.data.edit.from), to: words.station(event.data.edit.to) }
    case 'orderMoved':
      return {
        key: event.name,
        order: words.number(event.data.orderId),
        from: words.noted(event.data.edit.from),
        to: words.place(event.data.place),
      }
    case 'changesSeen':
      return {
        key: event.name,
        order: words.order(event.data.orderId),
        stations: words.list(event.data.stationIds.map((id) => words.station(id))),
      }
    default:
      return null
  }
}

type HouseEvent = Exclude<ShopEvent, { data: { orderId: string } | { order: unknown } }>

/** What is about no order: configuration, devices, calls, messages. */
function whatOfHouse(event: ShopEvent, words: Words): What {
  const { name, data } = event as HouseEvent
  const key = name as SentenceKey
  if (name === 'roomCleaned' || name === 'placeSaved') return { key, place: words.place(data.place) }
  if (name === 'placeRemoved') return { key, place: words.place({ kind: data.kind, name: data.placeId }) }
  if (name === 'stationSaved') return { key, station: words.name(data.station.name) }
  if (name === 'stationRemoved') return { key, station: words.station(data.stationId) }
  if (name === 'dishSaved') return { key, dish: words.name(data.dish.name) }
  if (name === 'dishCounted')
    return data.remaining === null
      ? { key: 'dishNotCounted', dish: words.dish(data.dishId) }
      : { key, dish: words.dish(data.dishId), n: data.remaining }
  if (name === 'dishRemoved' || name === 'dishSoldOut' || name === 'dishBackOnSale') return { key, dish: words.dish(data.dishId) }
  if (name === 'deviceMoved')
    return data.place === null
      ? { key: 'deviceUnplaced', device: words.device(data.deviceId) }
      : { key, device: words.device(data.deviceId), place: words.place({ kind: data.place.kind, name: data.place.id }) }
  if (name === 'deviceRevoked') return { key, device: words.device(data.deviceId) }
  if ('name' in data) return { key, device: data.name }
  if ('zone' in data) return { key, zone: words.zone(data.zone) }
  if (name === 'padCallPlaced')
    return { key, place: words.place(data.padCall.place), call: words.call(data.padCall.kind, data.padCall.text) }
  if (name === 'messageRuleChanged') return { key: data.rule === null ? 'messageRuleReset' : key }
  if (name === 'messageTemplateChanged') return { key: data.template === null ? 'messageTemplateReset' : key, template: data.templateId }
  return { key }
}

/** The words for what an event names, in one language. */
function wordsOf(names: EventNames, { t, nameOf }: Text) {
  const list = (words: readonly string[]) => [...new Set(words)].join(t('log.and'))
  const placed = (order: Omit<NamedOrder, 'id'>) => {
    const seqNo = shownSeqNo(order.seqNo)
    const { no, kind } = whereTo(order, t)
    return t('log.order', { seqNo, to: order.place ? `${no} ${kind}` : kind })
  }
  const line = ({ name, quantity }: Pick<OrderGoods, 'name' | 'quantity'>) => t('log.goods', { name: nameOf(name), n: quantity })
  const named = (name: Name | undefined, id: string) => (name ? nameOf(name) : id)
  return {
    list,
    placed,
    order: (id: string) => {
      const order = names.order(id)
      return order ? placed(order) : t('log.someOrder')
    },
    number: (id: string) => {
      const order = names.order(id)
      return order ? shownSeqNo(order.seqNo) : t('log.someOrder')
    },
    lines: (goods: readonly Pick<OrderGoods, 'name' | 'quantity'>[]) => list(goods.map(line)),
    goods: (ids: readonly string[]) =>
      list(
        ids.map((id) => {
          const goods = names.goods(id)
          return goods ? line(goods) : t('log.someGoods')
        }),
      ),
    status: (statuses: readonly (GoodsStatus | undefined)[]) => list(statuses.flatMap((status) => (status ? [t(`status.${status}`)] : []))),
    place: ({ kind, name }: { kind: 'room' | 'table' | 'wristband'; name: string }) => `${name} ${t(`place.${kind}`)}`,
    noted: (text: string) => text || t('log.nothing'),
    name: nameOf,
    dish: (id: string) => named(names.dish(id), id),
    station: (id: string) => named(names.station(id), id),
    device: (id: string) => names.device(id) ?? t('log.unknownDevice'),
    zone: (zone: string) => zoneName(zone, names, t),
    call: (kind: 'waiter' | 'water' | 'bill' | 'clean' | 'other', text: string) => text || t(`inbox.padCall.${kind}`),
  }
}

/** A zone of sound is a device of its own, a place with a name, or the place of a role. */
export function zoneName(zone: string, names: Pick<EventNames, 'device'>, t: Text['t']): string {
  if (zone.startsWith('device ')) return names.device(zone.slice('device '.length)) ?? t('log.unknownDevice')
  const role = roles.find((each) => each === zone)
  return role ? t(`admin.role.${role}`) : zone
}
