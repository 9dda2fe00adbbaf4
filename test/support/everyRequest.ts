import { randomBytes, randomUUID } from 'node:crypto'
import { channels } from '@passline/shared/channel'
import { may, type Permission } from '@passline/shared/role'
import { type Actor, actorWith, agreed } from './actors.ts'
import type { TestApp, TestShop } from './app.ts'
import { line, platformOrder, smallShop, takeAwayOrder, tillOrder, wristbandOrder } from './make.ts'
import { phone } from './phone.ts'

/** A request that does what it asks for, when somebody with the permission sends it. */
export interface EveryRequest {
  path: string
  body?: unknown
  /** How many events it adds to the shop's journal. */
  events: number
}

/** An order that says everything an order can say. */
const everythingOrder = {
  ...platformOrder('MT-1', [line('noodles', 2, { options: [{ groupId: 'spice', choiceId: 'hot' }], note: '少盐' })]),
  place: null,
  note: '放门口 🚪',
  allergyNote: '花生',
}

/** One operation of the API, by its operationId: who may use it, and how it is used well. */
interface Use {
  needs: Permission | null
  make(at: string, shop: Shop): EveryRequest | Promise<EveryRequest>
}

interface Shop {
  /** Somebody of the shop who may do everything in it, to prepare what a request needs. */
  manager: Actor
  staff: TestShop['staff']
}

/**
 * A good request for every operation. Each is about things of its own, so that any of them can be sent in any order. An operation
 * that is missing here fails the tests that go over the whole API.
 */
const USES: Record<string, Use> = {
  'post-shops-shop-orders': { needs: 'order', make: (at) => ({ path: `${at}/orders`, body: everythingOrder, events: 1 }) },
  'get-shops-shop-orders': { needs: 'follow', make: (at) => ({ path: `${at}/orders?limit=2`, events: 0 }) },
  'get-shops-shop-orders-order': {
    needs: 'follow',
    make: async (at, shop) => ({ path: `${at}/orders/${(await order(shop)).id}`, events: 0 }),
  },
  'get-shops-shop-orders-order-guest-link': {
    needs: 'order',
    make: async (at, shop) => ({ path: `${at}/orders/${(await order(shop)).id}/guest-link`, events: 0 }),
  },
  'get-shops-shop-my-order': { needs: 'order', make: (at) => ({ path: `${at}/my-order`, events: 0 }) },
  'get-guest-key': {
    needs: null,
    make: async (at, shop) => {
      const { url } = await agreed(shop.manager.call<{ url: string }>('GET', `${at}/orders/${(await order(shop)).id}/guest-link`))
      return { path: url.replace('/g/', '/v1/guest/'), events: 0 }
    },
  },
  'post-shops-shop-orders-order-cancel': {
    needs: 'closeOrder',
    make: async (at, shop) => ({ path: `${at}/orders/${(await order(shop)).id}/cancel`, body: {}, events: 2 }),
  },
  'post-shops-shop-orders-order-complete': {
    needs: 'closeOrder',
    make: async (at, shop) => ({ path: `${at}/orders/${(await order(shop)).id}/complete`, body: { force: true }, events: 2 }),
  },
  'post-shops-shop-goods-actions': {
    needs: 'workGoods',
    make: async (at, shop) => ({
      path: `${at}/goods/actions`,
      body: { actions: ['start', 'done'], goods: (await order(shop)).goods.map(({ id }) => ({ goodsId: id, quantity: 1 })) },
      events: 3,
    }),
  },
  'post-shops-shop-goods-cancellations-seen': {
    needs: 'workGoods',
    make: async (at, shop) => {
      const { id, goods } = await order(shop)
      await agreed(shop.manager.cancelOrder(id))
      return { path: `${at}/goods/cancellations-seen`, body: { goodsIds: goods.map((each) => each.id) }, events: 1 }
    },
  },
  'post-shops-shop-goods-rushes-seen': {
    needs: 'workGoods',
    make: async (at, shop) => {
      const goodsIds = (await order(shop)).goods.map(({ id }) => id)
      await agreed(shop.manager.step(['rush'], goodsIds))
      return { path: `${at}/goods/rushes-seen`, body: { goodsIds }, events: 1 }
    },
  },
  'post-shops-shop-goods-goods-note': {
    needs: 'closeOrder',
    make: async (at, shop) => ({ path: `${at}/goods/${(await order(shop)).goods[0]?.id}/note`, body: { note: '少盐' }, events: 1 }),
  },
  'post-shops-shop-goods-goods-station': {
    needs: 'workGoods',
    make: async (at, shop) => ({ path: `${at}/goods/${(await order(shop)).goods[0]?.id}/station`, body: { stationId: 'cold' }, events: 1 }),
  },
  'post-shops-shop-orders-order-seen': {
    needs: 'workGoods',
    make: async (at, shop) => ({
      path: `${at}/orders/${(await order(shop)).id}/seen`,
      body: { stationIds: ['hot'], rounds: [1] },
      events: 1,
    }),
  },
  'post-shops-shop-orders-order-accept': {
    needs: 'closeOrder',
    make: async (at, shop) => {
      const { id, goods } = await unconfirmedOrder(at, shop)
      return { path: `${at}/orders/${id}/accept`, body: { goodsIds: goods.map((each) => each.id) }, events: 1 }
    },
  },
  'post-shops-shop-orders-order-refuse': {
    needs: 'closeOrder',
    make: async (at, shop) => {
      const { id, goods } = await unconfirmedOrder(at, shop)
      return { path: `${at}/orders/${id}/refuse`, body: { goodsIds: goods.map((each) => each.id) }, events: 2 }
    },
  },
  'post-shops-shop-orders-order-move': {
    needs: 'closeOrder',
    make: async (at, shop) => {
      const [from, to] = [newId(), newId()]
      await Promise.all([from, to].map((id) => agreed(shop.manager.savePlace('room', id, { name: id }))))
      const { order } = await agreed(shop.manager.place(tillOrder('room', from)))
      return { path: `${at}/orders/${order.id}/move`, body: { place: { kind: 'room', id: to } }, events: 1 }
    },
  },
  'get-shops-shop-snapshot': { needs: 'follow', make: (at) => ({ path: `${at}/snapshot`, events: 0 }) },
  'get-shops-shop-events': { needs: 'follow', make: (at) => ({ path: `${at}/events?since=1&limit=2`, events: 0 }) },
  'get-shops-shop-speech': {
    needs: 'hear',
    make: (at) => ({ path: `${at}/speech?language=zh&text=${encodeURIComponent('八零幺房间下单了')}`, events: 0 }),
  },
  'get-shops-shop-stations': { needs: 'readMenu', make: (at) => ({ path: `${at}/stations`, events: 0 }) },
  'get-shops-shop-stations-station': { needs: 'readMenu', make: (at) => ({ path: `${at}/stations/hot`, events: 0 }) },
  'put-shops-shop-stations-station': {
    needs: 'configure',
    make: (at) => ({ path: `${at}/stations/${newId()}`, body: { name: { zh: '新档口' } }, events: 1 }),
  },
  'delete-shops-shop-stations-station': {
    needs: 'configure',
    make: async (at, { manager }) => {
      const id = newId()
      await agreed(manager.saveStation(id, { name: { zh: '旧档口' } }))
      return { path: `${at}/stations/${id}`, events: 1 }
    },
  },
  'get-shops-shop-dishes': { needs: 'readMenu', make: (at) => ({ path: `${at}/dishes`, events: 0 }) },
  'get-shops-shop-menu-csv': { needs: 'configure', make: (at) => ({ path: `${at}/menu.csv`, events: 0 }) },
  'post-shops-shop-menu-import': {
    needs: 'configure',
    make: (at) => ({ path: `${at}/menu-import`, body: { csv: `id,name zh,price (yuan),station\n${newId()},新菜,8,hot` }, events: 1 }),
  },
  'get-shops-shop-dishes-dish': { needs: 'readMenu', make: async (at, shop) => ({ path: `${at}/dishes/${await dish(shop)}`, events: 0 }) },
  'put-shops-shop-dishes-dish': {
    needs: 'configure',
    make: (at) => ({ path: `${at}/dishes/${newId()}`, body: smallShop.dishes.noodles, events: 1 }),
  },
  'delete-shops-shop-dishes-dish': {
    needs: 'configure',
    make: async (at, shop) => ({ path: `${at}/dishes/${await dish(shop)}`, events: 1 }),
  },
  'post-shops-shop-dishes-dish-sold-out': {
    needs: 'sellOut',
    make: async (at, shop) => ({ path: `${at}/dishes/${await dish(shop)}/sold-out`, body: { until: 'today' }, events: 1 }),
  },
  'post-shops-shop-dishes-dish-back-on-sale': {
    needs: 'sellOut',
    make: async (at, shop) => {
      const id = await dish(shop)
      await agreed(shop.manager.soldOut(id))
      return { path: `${at}/dishes/${id}/back-on-sale`, events: 1 }
    },
  },
  'put-shops-shop-dishes-dish-remaining': {
    needs: 'sellOut',
    make: async (at, shop) => ({ path: `${at}/dishes/${await dish(shop)}/remaining`, body: { remaining: 12 }, events: 1 }),
  },
  ...usesOfPlaces('room'),
  ...usesOfPlaces('table'),
  ...usesOfPlaces('wristband'),
  'post-shops-shop-rooms-room-clean': {
    needs: 'closeOrder',
    make: async (at, { manager }) => {
      const id = newId()
      await agreed(manager.savePlace('room', id, { name: id }))
      await agreed(manager.place(tillOrder('room', id)))
      return { path: `${at}/rooms/${id}/clean`, body: { force: true }, events: 3 }
    },
  },
  'post-shops-shop-im-receipts': {
    needs: 'receive',
    make: (at) => ({
      path: `${at}/im/receipts`,
      body: { receipts: [{ messageId: randomUUID(), kind: 'shown', at: '2026-03-06T11:00:00.000Z' }] },
      events: 0,
    }),
  },
  'get-shops-shop-reports-day': { needs: 'reports', make: (at) => ({ path: `${at}/reports/day`, events: 0 }) },
  'get-shops-shop-log': { needs: 'reports', make: (at) => ({ path: `${at}/log?limit=5`, events: 0 }) },
  'get-shops-shop-waits': { needs: 'follow', make: (at) => ({ path: `${at}/waits`, events: 0 }) },
  'get-shops-shop-presence': { needs: 'readMessages', make: (at) => ({ path: `${at}/presence`, events: 0 }) },
  'get-brands': { needs: 'everyShop', make: () => ({ path: '/v1/brands', events: 0 }) },
  'post-brands': { needs: 'everyShop', make: () => ({ path: '/v1/brands', body: { id: newId(), name: { zh: '新品牌' } }, events: 0 }) },
  'get-brands-brand': { needs: 'everyShop', make: () => ({ path: '/v1/brands/shanhai', events: 0 }) },
  'patch-brands-brand': {
    needs: 'everyShop',
    make: () => ({ path: '/v1/brands/shanhai', body: { name: { zh: `山海${newId()}` } }, events: 1 }),
  },
  'get-shops': { needs: null, make: () => ({ path: '/v1/shops', events: 0 }) },
  'post-shops': {
    needs: 'everyShop',
    make: () => ({
      path: '/v1/shops',
      body: { id: newId(), brandId: 'shanhai', name: { zh: '新店' }, timeZone: 'Asia/Shanghai' },
      events: 0,
    }),
  },
  'get-shops-shop': { needs: null, make: (at) => ({ path: at, events: 0 }) },
  'patch-shops-shop': {
    needs: 'configure',
    make: (at) => ({ path: at, body: { name: { zh: `店${newId()}` }, timeZone: 'Asia/Shanghai', settings: { resetHour: 3 } }, events: 1 }),
  },
  'post-im-calls': {
    needs: 'sendMessages',
    make: (at) => ({ path: '/v1/im/calls', body: { ...imCall(at), event: 'rush', params: { seqNo: '12' } }, events: 0 }),
  },
  'get-im-calls-call': {
    needs: 'readMessages',
    make: async (at, shop) => ({ path: `/v1/im/calls/${await sentCall(at, shop)}`, events: 0 }),
  },
  'get-shops-shop-im-calls': { needs: 'readMessages', make: (at) => ({ path: `${at}/im/calls?event=rush&limit=2`, events: 0 }) },
  'post-im-calls-call-cancel': {
    needs: 'sendMessages',
    make: async (at, shop) => ({ path: `/v1/im/calls/${await sentCall(at, shop)}/cancel`, events: 1 }),
  },
  'post-im-calls-call-answer': {
    needs: 'receive',
    make: async (at, shop) => ({ path: `/v1/im/calls/${await sentCall(at, shop)}/answer`, events: 1 }),
  },
  'get-im-events': { needs: null, make: () => ({ path: '/v1/im/events', events: 0 }) },
  'get-shops-shop-im-rules': { needs: 'readMessages', make: (at) => ({ path: `${at}/im/rules?on=yes`, events: 0 }) },
  'put-shops-shop-im-rules-event-source-channel': {
    needs: 'messageRules',
    make: (at) => ({ path: `${at}/im/rules/rush/till/kitchen`, body: { templateId: 'rush', times: 2 }, events: 1 }),
  },
  'delete-shops-shop-im-rules-event-source-channel': {
    needs: 'messageRules',
    make: async (at, { manager }) => {
      await agreed(manager.call('PUT', `${at}/im/rules/rush/platform/kitchen`, { templateId: 'rush' }))
      return { path: `${at}/im/rules/rush/platform/kitchen`, events: 1 }
    },
  },
  'get-brands-brand-im-rules': { needs: 'everyShop', make: () => ({ path: '/v1/brands/shanhai/im/rules?on=yes', events: 0 }) },
  'put-brands-brand-im-rules-event-source-channel': {
    needs: 'everyShop',
    make: () => ({ path: '/v1/brands/shanhai/im/rules/rush/takeAway/pass', body: { templateId: 'rush' }, events: 0 }),
  },
  'delete-brands-brand-im-rules-event-source-channel': {
    needs: 'everyShop',
    make: () => ({ path: '/v1/brands/shanhai/im/rules/rush/takeAway/pass', events: 0 }),
  },
  'get-shops-shop-im-templates': { needs: 'readMessages', make: (at) => ({ path: `${at}/im/templates`, events: 0 }) },
  'put-shops-shop-im-templates-template': {
    needs: 'messageRules',
    make: (at) => ({
      path: `${at}/im/templates/${newId()}`,
      body: { event: 'rush', texts: { zh: '{target}催单' } },
      events: 1,
    }),
  },
  'delete-shops-shop-im-templates-template': {
    needs: 'messageRules',
    make: async (at, { manager }) => {
      const path = `${at}/im/templates/${newId()}`
      await agreed(manager.call('PUT', path, { event: 'rush', texts: { zh: '{target}催单' } }))
      return { path, events: 1 }
    },
  },
  'post-im-templates-preview': {
    needs: 'readMessages',
    make: () => ({ path: '/v1/im/templates/preview', body: { event: 'rush', texts: { zh: '{target}催单' } }, events: 0 }),
  },
  'get-brands-brand-im-templates': { needs: 'everyShop', make: () => ({ path: '/v1/brands/shanhai/im/templates', events: 0 }) },
  'put-brands-brand-im-templates-template': {
    needs: 'everyShop',
    make: () => ({
      path: `/v1/brands/shanhai/im/templates/${newId()}`,
      body: { event: 'rush', texts: { zh: '{target}催单', en: '{target} asks to hurry' } },
      events: 0,
    }),
  },
  'delete-brands-brand-im-templates-template': {
    needs: 'everyShop',
    make: async (_, { manager }) => {
      const path = `/v1/brands/shanhai/im/templates/${newId()}`
      await agreed(manager.call('PUT', path, { event: 'rush', texts: { zh: '{target}催单' } }))
      return { path, events: 0 }
    },
  },
  'get-whoami': { needs: null, make: () => ({ path: '/v1/whoami', events: 0 }) },
  'get-shops-shop-devices': { needs: 'devices', make: (at) => ({ path: `${at}/devices`, events: 0 }) },
  'post-shops-shop-devices': {
    needs: 'devices',
    make: (at) => ({ path: `${at}/devices`, body: { name: '新屏幕', role: 'roomPad', place: { kind: 'room', id: '801' } }, events: 1 }),
  },
  'delete-shops-shop-devices-device': {
    needs: 'devices',
    make: async (at, { manager }) => {
      const { device } = await agreed(manager.addDevice({ name: '旧屏幕', role: 'board' }))
      return { path: `${at}/devices/${device.id}`, events: 1 }
    },
  },
  'put-shops-shop-devices-device-place': {
    needs: 'devices',
    make: async (at, { manager }) => {
      const { device } = await agreed(manager.addDevice({ name: '旧屏幕', role: 'board' }))
      return { path: `${at}/devices/${device.id}/place`, body: { place: { kind: 'table', id: 'A1' } }, events: 1 }
    },
  },
  'get-shops-shop-accounts': { needs: 'readMessages', make: (at) => ({ path: `${at}/accounts`, events: 0 }) },
  'post-shops-shop-technicians': { needs: 'devices', make: (at) => ({ path: `${at}/technicians`, body: { name: '8号技师' }, events: 0 }) },
  'put-shops-shop-accounts-account-clock': {
    needs: 'clock',
    make: async (at, { manager, staff }) => {
      const { device } = await agreed(staff.technician.call<{ device: { accountId: string } }>('GET', '/v1/whoami'))
      const { accounts } = await agreed(manager.call<{ accounts: { id: string; onClock: boolean }[] }>('GET', `${at}/accounts`))
      const onClock = !accounts.find((each) => each.id === device.accountId)?.onClock
      return { path: `${at}/accounts/${device.accountId}/clock`, body: { onClock }, events: 1 }
    },
  },
  'post-shops-shop-pad-calls': {
    needs: 'callStaff',
    make: async (at, shop) => {
      await cancelAllCalls(at, shop)
      return { path: `${at}/pad-calls`, body: { kind: 'other', text: `要一双筷子 ${newId()}` }, events: 1 }
    },
  },
  'get-shops-shop-pad-calls': { needs: 'seeCalls', make: (at) => ({ path: `${at}/pad-calls`, events: 0 }) },
  'post-shops-shop-pad-calls-call-take': {
    needs: 'answerCalls',
    make: async (at, shop) => ({ path: `${at}/pad-calls/${await padCall(at, shop)}/take`, events: 1 }),
  },
  'post-shops-shop-pad-calls-call-done': {
    needs: 'answerCalls',
    make: async (at, shop) => ({ path: `${at}/pad-calls/${await padCall(at, shop)}/done`, events: 1 }),
  },
  'post-shops-shop-pad-calls-call-cancel': {
    needs: 'seeCalls',
    make: async (at, shop) => ({ path: `${at}/pad-calls/${await padCall(at, shop)}/cancel`, events: 1 }),
  },
  'get-shops-shop-replay-range': { needs: 'reports', make: (at) => ({ path: `${at}/replay/range`, events: 0 }) },
  'get-shops-shop-replay': {
    needs: 'reports',
    make: async (at, { manager }) => {
      const { to } = await agreed(manager.call<{ to: string }>('GET', `${at}/replay/range`))
      return { path: `${at}/replay?from=${to}&to=${to}`, events: 0 }
    },
  },
  'get-push-key': { needs: 'receive', make: () => ({ path: '/v1/push-key', events: 0 }) },
  'put-shops-shop-push-subscription': {
    needs: 'webPush',
    make: (at) => ({ path: `${at}/push-subscription`, body: phone(newId()).subscription, events: 0 }),
  },
  'delete-shops-shop-push-subscription': { needs: 'webPush', make: (at) => ({ path: `${at}/push-subscription`, events: 0 }) },
}

/** @returns a good request for the operation, addressed to the shop. Fails for an operation that nobody has described here. */
export async function requestFor(operationId: string, app: TestApp, shop: TestShop): Promise<EveryRequest> {
  const manager = actorWith({ base: app.base, shopId: shop.id, role: 'owner', token: app.owner.token })
  return useOf(operationId).make(`/v1/shops/${shop.id}`, { manager, staff: shop.staff })
}

/** Somebody who may use the operation: the owner, and what not even the owner may, one of the staff. */
export function actorFor(operationId: string, app: TestApp, shop: TestShop): Actor {
  const needed = permissionFor(operationId)
  if (needed === null || may('owner', needed)) return actorWith({ base: app.base, shopId: shop.id, role: 'owner', token: app.owner.token })
  return Object.values(shop.staff).find((each) => may(each.role, needed)) as Actor
}

/** The permission that the operation should need. */
export function permissionFor(operationId: string): Permission | null {
  return useOf(operationId).needs
}

function useOf(operationId: string): Use {
  const use = USES[operationId]
  if (!use) throw new Error(`Nobody has described a good request for "${operationId}"; add one to everyRequest.ts.`)
  return use
}

function usesOfPlaces(kind: 'room' | 'table' | 'wristband'): Record<string, Use> {
  return {
    [`get-shops-shop-${kind}s`]: { needs: 'readMenu', make: (at) => ({ path: `${at}/${kind}s`, events: 0 }) },
    [`get-shops-shop-${kind}s-place`]: {
      needs: 'readMenu',
      make: async (at, { manager }) => {
        const id = newId()
        await agreed(manager.savePlace(kind, id, { name: '有' }))
        return { path: `${at}/${kind}s/${id}`, events: 0 }
      },
    },
    [`put-shops-shop-${kind}s-place`]: {
      needs: 'configure',
      make: (at) => ({ path: `${at}/${kind}s/${newId()}`, body: { name: '新' }, events: 1 }),
    },
    [`delete-shops-shop-${kind}s-place`]: {
      needs: 'configure',
      make: async (at, { manager }) => {
        const id = newId()
        await agreed(manager.savePlace(kind, id, { name: '旧' }))
        return { path: `${at}/${kind}s/${id}`, events: 1 }
      },
    },
  }
}

function newId(): string {
  return `x${randomBytes(5).toString('hex')}`
}

/** An order of three dumplings that nobody else knows of. */
async function order({ manager }: Shop) {
  return (await agreed(manager.place(takeAwayOrder([line('dumplings', 3)])))).order
}

/** An order of a wristband of its own that waits for the cashier. */
async function unconfirmedOrder(at: string, { manager }: Shop) {
  const id = newId()
  await agreed(manager.savePlace('wristband', id, { name: id }))
  await agreed(manager.call('PATCH', at, { settings: { confirmWristband: true } }))
  const { order } = await agreed(manager.place(wristbandOrder(id)))
  await agreed(manager.call('PATCH', at, { settings: { confirmWristband: false } }))
  return order
}

/** A call of the guest in 801 that nobody else knows of, alone. */
async function padCall(at: string, shop: Shop): Promise<string> {
  await cancelAllCalls(at, shop)
  const body = { kind: 'other', text: newId() }
  return (await agreed(shop.staff.roomPad.call<{ padCall: { id: string } }>('POST', `${at}/pad-calls`, body))).padCall.id
}

async function cancelAllCalls(at: string, { manager }: Shop): Promise<void> {
  const { padCalls } = await agreed(manager.call<{ padCalls: { id: string }[] }>('GET', `${at}/pad-calls`))
  await Promise.all(padCalls.map(({ id }) => agreed(manager.call('POST', `${at}/pad-calls/${id}/cancel`))))
}

/** A call to every channel of the shop, of an event of a program's own. */
function imCall(at: string) {
  const request = {
    brandId: 'shanhai',
    shopId: at.split('/').at(-1),
    event: 'doorOpened',
    channels: [...channels],
    params: { door: '后门' },
  }
  return { ...request, msgType: 2, requestId: `door-${newId()}` }
}

async function sentCall(at: string, { manager }: Shop): Promise<string> {
  return (await agreed(manager.call<{ call: { id: string } }>('POST', '/v1/im/calls', imCall(at)))).call.id
}

/** The id of a dish that nobody else knows of. */
async function dish({ manager }: Shop): Promise<string> {
  const id = newId()
  await agreed(manager.saveDish(id, smallShop.dishes.tea))
  return id
}
