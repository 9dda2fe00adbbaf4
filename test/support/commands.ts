import { goodsActions } from '@passline/shared/goods'
import type { PlaceId } from '@passline/shared/ids'
import type { PlaceKind } from '@passline/shared/order'
import { padCallKinds } from '@passline/shared/padCall'
import fc from 'fast-check'
import { type Actor, type Answer, actorWith, agreed } from './actors.ts'
import { dishOf, line, platformOrder, takeAwayOrder, tillOrder, wristbandOrder } from './make.ts'

/** What somebody in a shop does next, told by choice: which of the orders, lines and dishes there are by then. */
export type Command = (shop: Known) => Promise<Answer<unknown>>

/** The shop as the one who acts knows it: what there has ever been. */
export interface Known {
  actor: Actor
  /** A guest's pad in room 1. */
  pad: Actor
  orders: string[]
  goods: string[]
  padCalls: string[]
}

const DISHES = ['dumplings', 'tea', 'cake']
const PLACES: [PlaceKind, string][] = [
  ['room', '1'],
  ['room', '2'],
  ['table', '1'],
  ['wristband', '1'],
]

/**
 * Makes a shop with a small menu and a few places, in which nothing happens by time alone while commands are given.
 * @returns somebody in it who may do everything
 */
export async function openSmallestShop(owner: Actor, actor: Actor): Promise<Known> {
  await owner.call('POST', '/v1/shops', {
    id: actor.shopId,
    brandId: 'shanhai',
    name: { zh: '小店' },
    timeZone: 'Asia/Shanghai',
    settings: { confirmWristband: true, unseenSeconds: 600 },
  })
  await Promise.all(['hot', 'bar'].map((id) => actor.saveStation(id, { name: { zh: id } })))
  await Promise.all([
    ...DISHES.map((id) => actor.saveDish(id, dishOf(id, 'hot', 100))),
    ...PLACES.map(([kind, id]) => actor.savePlace(kind, id, { name: id })),
  ])
  const { device, token } = await agreed(actor.addDevice({ name: '平板', role: 'roomPad', place: { kind: 'room', id: '1' as PlaceId } }))
  const pad = actorWith({ ...actor, role: device.role, token })
  return { actor, pad, orders: [], goods: [], padCalls: [] }
}

const choice = fc.nat({ max: 40 })
const portions = fc.integer({ min: 1, max: 3 })
const lines = fc.array(fc.tuple(fc.constantFrom(...DISHES), portions, fc.constantFrom(1, 1, 1, 2, 3)), { minLength: 1, maxLength: 3 })
const actions = fc.oneof(
  fc.constantFrom(...goodsActions).map((action) => [action]),
  fc.constant(['start', 'done'] as const),
  fc.constant(['start', 'done', 'pickUp'] as const),
)

const placing = fc
  .record({
    where: fc.constantFrom<[PlaceKind, string] | 'takeAway' | 'platform'>(...PLACES, 'takeAway', 'takeAway', 'takeAway', 'platform'),
    lines,
    isAllergic: fc.boolean(),
  })
  .map(({ where, lines, isAllergic }): Command => {
    const wanted = lines.map(([dishId, quantity, course]) => line(dishId, quantity, { course }))
    const rest = isAllergic && lines.length === 1 ? { allergies: ['peanut' as const] } : {}
    const request =
      where === 'takeAway'
        ? takeAwayOrder(wanted, rest)
        : where === 'platform'
          ? platformOrder('MT', wanted, rest)
          : where[0] === 'wristband'
            ? wristbandOrder(where[1], wanted, rest)
            : tillOrder(where[0], where[1], wanted, rest)
    return (shop) => noting(shop, shop.actor.place(request))
  })

const stepping = fc.record({ actions, picks: fc.array(fc.tuple(choice, fc.option(portions)), { minLength: 1, maxLength: 4 }) }).map(
  ({ actions, picks }): Command =>
    (shop) => {
      const goods = new Map(picks.map(([index, quantity]) => [pick(shop.goods, index), quantity]))
      return noting(
        shop,
        shop.actor.step(
          [...actions],
          [...goods].map(([goodsId, quantity]) => (quantity === null ? goodsId : { goodsId, quantity })),
        ),
      )
    },
)

/** The steps that a whole order takes together, as in a busy kitchen; otherwise few lines would ever come far. A slip of the finger is taken back. */
const finishing = fc.record({ index: choice, far: fc.constantFrom(1, 2, 3, 4, 4, 4, 5), slip: fc.boolean() }).map(
  ({ index, far, slip }): Command =>
    async (shop) => {
      const steps = (['start', 'done', 'call', 'pickUp', 'deliver'] as const).slice(0, far)
      const { body } = await shop.actor.order(pick(shop.orders, index))
      const goods = 'order' in body ? body.order.goods.map((each) => each.id) : [NOBODY]
      for (const step of steps) await shop.actor.step([step], goods)
      return noting(shop, shop.actor.step([slip ? 'recall' : 'call'], goods))
    },
)

/** What happens to orders beside the steps of their goods. */
const changing = fc
  .record({
    index: choice,
    to: fc.constantFrom(...PLACES),
    how: fc.constantFrom('seen', 'seen', 'accept', 'accept', 'refuse', 'move', 'note', 'station', 'rushSeen'),
  })
  .map(
    ({ index, to: [kind, id], how }): Command =>
      async ({ actor, orders, goods }) => {
        const ofOrder = `/v1/shops/${actor.shopId}/orders/${pick(orders, index)}`
        const ofGoods = `/v1/shops/${actor.shopId}/goods/${pick(goods, index)}`
        const goodsIds = [pick(goods, index), pick(goods, index + 1)]
        switch (how) {
          case 'seen':
            return actor.call('POST', `${ofOrder}/seen`, {
              stationIds: index % 3 === 0 ? ['bar'] : ['hot', 'bar'],
              rounds: [1, 2],
              edits: [1, 2],
            })
          case 'accept':
          case 'refuse': {
            const waiting = (await agreed(actor.snapshot())).orders.filter((each) =>
              each.goods.some((line) => line.held === 'confirmation'),
            )
            const order = waiting[index % Math.max(1, waiting.length)]
            const named = order?.goods.map((each) => each.id) ?? goodsIds
            return actor.call('POST', `/v1/shops/${actor.shopId}/orders/${order?.id ?? pick(orders, index)}/${how}`, { goodsIds: named })
          }
          case 'move':
            return actor.call('POST', `${ofOrder}/move`, { place: { kind, id } })
          case 'note':
            return actor.call('POST', `${ofGoods}/note`, { note: index % 2 === 0 ? '少盐' : '' })
          case 'station':
            return actor.call('POST', `${ofGoods}/station`, { stationId: index % 2 === 0 ? 'bar' : 'hot' })
          case 'rushSeen':
            await actor.step(['rush'], goodsIds.slice(0, 1))
            return actor.call('POST', `/v1/shops/${actor.shopId}/goods/rushes-seen`, { goodsIds })
          default:
            return how satisfies never
        }
      },
  )

const closing = fc.record({ index: choice, force: fc.boolean(), how: fc.constantFrom('cancel', 'complete', 'clean') }).map(
  ({ index, force, how }): Command =>
    (shop) => {
      if (how === 'clean') return shop.actor.cleanRoom(pick(['1', '2'], index), { force })
      return how === 'cancel'
        ? shop.actor.cancelOrder(pick(shop.orders, index))
        : shop.actor.completeOrder(pick(shop.orders, index), { force })
    },
)

const seeing = fc.array(choice, { minLength: 1, maxLength: 6 }).map(
  (picks): Command =>
    (shop) =>
      shop.actor.seen(picks.map((index) => pick(shop.goods, index))),
)

const calling = fc
  .record({ kind: fc.constantFrom(...padCallKinds), index: choice, how: fc.constantFrom('place', 'place', 'take', 'done', 'cancel') })
  .map(
    ({ kind, index, how }): Command =>
      async ({ actor, pad, padCalls }) => {
        const at = `/v1/shops/${actor.shopId}/pad-calls`
        if (how !== 'place') return actor.call('POST', `${at}/${pick(padCalls, index)}/${how}`, {})
        const answer = await pad.call<{ padCall: { id: string } }>('POST', at, { kind, text: '筷子' })
        if ('padCall' in answer.body) padCalls.push(answer.body.padCall.id)
        return answer
      },
  )

const configuring = fc
  .record({
    dishId: fc.constantFrom(...DISHES),
    priceFen: fc.nat({ max: 9 }),
    how: fc.constantFrom(
      'soldOut',
      'backOnSale',
      'count',
      'save',
      'remove',
      'removeStation',
      'move',
      'rename',
      'settings',
      'place',
      'removePlace',
    ),
  })
  .map(
    ({ dishId, priceFen, how }): Command =>
      ({ actor }) => {
        switch (how) {
          case 'soldOut':
            return actor.soldOut(dishId)
          case 'backOnSale':
            return actor.soldOut(dishId).then(() => actor.backOnSale(dishId))
          case 'count':
            return actor.call('PUT', `/v1/shops/${actor.shopId}/dishes/${dishId}/remaining`, { remaining: priceFen > 7 ? null : priceFen })
          case 'save':
            return actor.saveDish(dishId, dishOf(dishId, 'hot', priceFen))
          case 'move':
            return actor.saveDish(dishId, dishOf(dishId, 'bar', priceFen))
          case 'remove':
            return actor.removeDish(dishId)
          case 'removeStation':
            return actor.removeStation('bar')
          case 'rename':
            return actor.saveStation('bar', { name: { zh: `档${priceFen}` }, sort: priceFen })
          case 'settings':
            return actor.changeShop({
              settings: { deliver: priceFen > 2, oneTap: priceFen % 2 === 0, autoFire: priceFen > 3, confirmWristband: priceFen % 3 > 0 },
            })
          case 'place':
            return actor.savePlace('table', String((priceFen % 2) + 1), { name: `桌${priceFen}` })
          case 'removePlace':
            return actor.removePlace('table', String((priceFen % 2) + 1))
          default:
            return how satisfies never
        }
      },
  )

/** Any sequence of commands; some at once. */
export const commands: fc.Arbitrary<Command[][]> = fc.array(
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: placing },
      { weight: 6, arbitrary: stepping },
      { weight: 3, arbitrary: finishing },
      { weight: 3, arbitrary: closing },
      { weight: 4, arbitrary: changing },
      { weight: 2, arbitrary: seeing },
      { weight: 2, arbitrary: calling },
      { weight: 3, arbitrary: configuring },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  // Long ones: much happens only to orders that have come far.
  { minLength: 8, maxLength: 14 },
)

const NOBODY = '0195694a-5d00-7000-8000-00000000ffff'

function pick(list: readonly string[], index: number): string {
  return list[index % Math.max(1, list.length)] ?? NOBODY
}

/** Remembers the orders and lines that an answer tells of. */
async function noting<T>(shop: Known, asked: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asked
  const { order, outcomes } = answer.body as { order?: { id: string; goods: { id: string }[] }; outcomes?: { partId: string | null }[] }
  if (order && !shop.orders.includes(order.id)) shop.orders.push(order.id)
  const lines = [...(order?.goods.map((goods) => goods.id) ?? []), ...(outcomes ?? []).flatMap((outcome) => outcome.partId ?? [])]
  for (const id of lines) if (!shop.goods.includes(id)) shop.goods.push(id)
  return answer
}
