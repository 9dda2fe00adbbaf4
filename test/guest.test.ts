import { randomBytes } from 'node:crypto'
import type { PlaceOrderInput } from '@passline/shared/api'
import type { GuestOrder, GuestView } from '@passline/shared/guestApi'
import type { CateringOrder } from '@passline/shared/order'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { contractOf } from './support/contract.ts'
import { send, type WireAnswer } from './support/http.ts'
import { line, platformOrder, roomOrder, takeAwayOrder, tillOrder, wristbandOrder } from './support/make.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})

afterAll(() => app.stop())

const SPICY = { options: [{ groupId: 'spice', choiceId: 'hot' }], note: '不要香菜' }

describe("a guest's page", () => {
  test('shows number, dishes, states and their counts to whoever has the link, without a token', async () => {
    const { kitchen, cashier, waiter } = app.shop.staff
    const order = await placed(takeAwayOrder([line('dumplings', 2), line('tea'), line('noodles', 1, SPICY), line('cucumber')]))
    const [dumplings, tea, noodles, cucumber] = order.goods.map((goods) => goods.id as string) as [string, string, string, string]
    await agreed(kitchen.step(['start', 'done'], [dumplings, tea]))
    await agreed(kitchen.step(['call'], [tea]))
    await agreed(kitchen.step(['start'], [noodles]))
    const url = await linkOf(order)
    const [first, second, third, fourth] = order.goods.map((goods) => goods.name)
    expect(await pageAt(url)).toEqual({
      status: 'open',
      at: app.clock.at,
      shop: { brandName: { zh: '山海小馆', en: 'Shanhai Kitchen' }, name: { zh: '滨江店', en: '' } },
      isCollected: true,
      seqNo: order.seqNo,
      state: 'ready',
      summary: { unconfirmed: 0, held: 0, waiting: 1, making: 2, ready: 1, onTheWay: 0, served: 0, cancelled: 0 },
      wait: null,
      lines: [
        { name: first, quantity: 2, state: 'making' },
        { name: second, quantity: 1, state: 'ready' },
        { name: third, quantity: 1, state: 'making' },
        { name: fourth, quantity: 1, state: 'waiting' },
      ],
    })
    await agreed(waiter.step(['pickUp'], [tea]))
    await agreed(cashier.step(['cancel'], [cucumber]))
    expect(await statesAt(url)).toEqual(['making', 'served', 'making', 'cancelled'])
  })

  test('[K6] what is brought is on the way until it was delivered, where the shop records that', async () => {
    const plain = await app.addShop('noDelivery', { settings: { deliver: false } })
    const shown: string[][] = []
    for (const shop of [app.shop, plain]) {
      const { order } = await agreed(shop.staff.cashier.place(tillOrder('table', 'A1')))
      const goods = order.goods.map((each) => each.id)
      await agreed(shop.staff.waiter.step(['start', 'done'], goods))
      await agreed(shop.staff.waiter.step(['pickUp'], goods))
      shown.push(await statesAt(await linkOf(order, shop)))
      if (shop === app.shop) {
        await agreed(shop.staff.waiter.step(['deliver'], goods))
        shown.push(await statesAt(await linkOf(order, shop)))
      }
    }
    expect(shown).toEqual([['onTheWay'], ['served'], ['served']])
    await agreed(app.shop.staff.cashier.completeOrder((await openAt('table', 'A1')).id))
  })

  test('[K17] parts of a line in one state are one, in two states two', async () => {
    const order = await placed(takeAwayOrder([line('dumplings', 5)]))
    const goods = order.goods[0]?.id ?? ''
    await agreed(app.shop.staff.kitchen.step(['start'], [{ goodsId: goods, quantity: 1 }]))
    await agreed(app.shop.staff.kitchen.step(['start'], [{ goodsId: goods, quantity: 1 }]))
    const page = await openPageAt(await linkOf(order))
    expect(page.lines.map(({ quantity, state }) => [quantity, state]).sort()).toEqual([
      [2, 'making'],
      [3, 'waiting'],
    ])
  })

  test('names nothing but what this list names: no person, place, price, note or id', async () => {
    const room = await placed(
      roomOrder('802', [line('noodles', 1, SPICY)], { note: '生日快乐', allergies: ['peanut'], allergyNote: '芒果' }),
    )
    const platform = await placed(platformOrder('MT-7788', [line('tea')], { note: '电话 13800000000' }))
    const band = await placed(wristbandOrder('67'))
    for (const order of [room, platform, band]) {
      const answer = await ask(await linkOf(order))
      expect(keysOf(JSON.parse(answer.body.toString()))).toEqual(GOLDEN)
      const secrets = ['802', '生日', '香菜', '芒果', 'peanut', '13800000000', 'MT-7788', '美团', order.id, 'Fen', '2200', 'roomPad', '辣']
      const said = answer.body.toString()
      expect(secrets.filter((secret) => said.includes(secret))).toEqual([])
    }
  })

  test('[K14] says that the order is closed once it is, and nothing else; of what is collected, that it was', async () => {
    const { cashier, kitchen, waiter } = app.shop.staff
    const collected = await placed(takeAwayOrder())
    const cancelled = await placed(takeAwayOrder())
    const room = await placed(roomOrder('803'))
    const links = await Promise.all([collected, cancelled, room].map((order) => linkOf(order)))
    const goods = collected.goods.map((each) => each.id)
    await agreed(kitchen.step(['start', 'done'], goods))
    await agreed(waiter.step(['pickUp'], goods))
    await agreed(cashier.cancelOrder(cancelled.id))
    await agreed(cashier.cleanRoom('803', { force: true }))
    expect(await Promise.all(links.map((url) => pageAt(url)))).toEqual([
      { status: 'closed', isPickedUp: true },
      { status: 'closed', isPickedUp: false },
      { status: 'closed', isPickedUp: false },
    ])
  })

  test('gives a range only when the last hour knows five of everything that is left', async () => {
    const shop = await app.addShop('ranges')
    const { program, kitchen } = shop.staff
    const make = async (minutes: number) => {
      const { order } = await agreed(program.place(takeAwayOrder([line('dumplings')])))
      app.clock.pass(minutes * 60_000)
      await agreed(
        kitchen.step(
          ['start', 'done'],
          order.goods.map((each) => each.id),
        ),
      )
    }
    for (const minutes of [6, 7, 8, 9]) await make(minutes)
    const { order } = await agreed(program.place(takeAwayOrder([line('dumplings')])))
    const url = await linkOf(order, shop)
    expect((await openPageAt(url)).wait).toBeNull()
    await make(6)
    app.clock.pass(10_000)
    expect((await openPageAt(url)).wait).toEqual({ fromMinutes: 0, toMinutes: 3 })
    const { order: other } = await agreed(program.place(takeAwayOrder([line('dumplings'), line('tea')])))
    expect((await openPageAt(await linkOf(other, shop))).wait).toBeNull()
  })
})

describe('the key of a page', () => {
  test('cannot be guessed: a bit more or less, another order, an id, nonsense, all answer 404 and say no more', async () => {
    const order = await placed(takeAwayOrder())
    const other = await placed(takeAwayOrder())
    const [key, otherKey] = [keyIn(await linkOf(order)), keyIn(await linkOf(other))]
    const id = Buffer.from(order.id.replaceAll('-', ''), 'hex')
    const wrong = [
      order.id,
      `${key}A`,
      key.slice(0, -1),
      flipped(key, 0),
      flipped(key, 15),
      flipped(key, 16),
      flipped(key, 31),
      // The order of one link with the signature of another.
      Buffer.concat([id, Buffer.from(otherKey, 'base64url').subarray(16)]).toString('base64url'),
      Buffer.concat([id, Buffer.alloc(16)]).toString('base64url'),
      Buffer.concat([id, randomBytes(16)]).toString('base64url'),
      // Another way to write the same bytes.
      otherSpelling(key),
      'x',
      '%00',
    ]
    const said = new Set<string>()
    for (const each of wrong) {
      const answer = await ask(`/g/${each}`)
      expect([answer.status, each]).toEqual([404, each])
      said.add(answer.body.toString())
    }
    expect(said.size).toBe(1)
    expect((await ask(`/g/${key}`)).status).toBe(200)
  })

  test('is the same every time, holds 128 bits of signature, and is of this installation alone', async () => {
    const order = await placed(takeAwayOrder())
    const key = keyIn(await linkOf(order))
    expect([keyIn(await linkOf(order)), Buffer.from(key, 'base64url').length]).toEqual([key, 32])
    const kept = (await app.sql.query<{ secret: Buffer }>('select guest_secret as secret from installation')).rows[0]?.secret
    expect(kept?.length).toBe(32)
    await app.sql.query('update installation set guest_secret = $1', [randomBytes(32)])
    await app.restart()
    expect((await ask(`/g/${key}`)).status).toBe(404)
    await app.sql.query('update installation set guest_secret = $1', [kept])
    await app.restart()
    expect((await ask(`/g/${key}`)).status).toBe(200)
  })

  test('stands in no line of the log, and neither does the secret', async () => {
    const key = keyIn(await linkOf(await placed(takeAwayOrder())))
    await ask(`/g/${key}`)
    const { rows } = await app.sql.query<{ secret: Buffer }>('select guest_secret as secret from installation')
    const secret = rows[0]?.secret ?? Buffer.alloc(0)
    const shapes = [key, secret.toString('hex'), secret.toString('base64'), secret.toString('base64url')]
    expect(app.logged.filter((text) => shapes.some((shape) => text.includes(shape)))).toEqual([])
  })

  test('ten screens behind one address are served, a flood of one key and one of wrong keys are not, and time heals it', async () => {
    const key = keyIn(await linkOf(await placed(takeAwayOrder())))
    const other = keyIn(await linkOf(await placed(takeAwayOrder())))
    for (let round = 0; round < 20; round++) {
      for (let screen = 0; screen < 10; screen++) expect((await ask(`/g/${key}`)).status).toBe(200)
      app.clock.pass(3_000)
    }
    const flood = []
    for (let times = 0; times < 70; times++) flood.push((await ask(`/g/${key}`)).status)
    expect([flood.filter((status) => status === 200).length, flood.at(-1)]).toEqual([60, 429])
    expect((await ask(`/g/${key}`)).headers['retry-after']).toBe('1')
    const guessing = []
    for (let times = 0; times < 310; times++) guessing.push((await ask(`/g/${randomBytes(32).toString('base64url')}`)).status)
    expect(guessing.at(-1)).toBe(429)
    expect((await ask(`/g/${other}`)).status).toBe(200)
    app.clock.pass(1_000)
    expect((await ask(`/g/${key}`)).status).toBe(200)
  })
})

describe('asking again', () => {
  test('costs no body while nothing has changed, whatever the time, and no proxy keeps it', async () => {
    const order = await placed(takeAwayOrder())
    const url = await linkOf(order)
    const first = await ask(url)
    expect(first.headers['cache-control']).toBe('no-store')
    const tag = String(first.headers.etag)
    app.clock.pass(4_000)
    const same = await ask(url, { 'if-none-match': tag })
    expect([same.status, same.body.length, same.headers.etag]).toEqual([304, 0, tag])
    await agreed(
      app.shop.staff.kitchen.step(
        ['start'],
        order.goods.map((each) => each.id),
      ),
    )
    const changed = await ask(url, { 'if-none-match': tag })
    expect([changed.status, JSON.parse(changed.body.toString()).state]).toEqual([200, 'making'])
  })
})

describe('the link', () => {
  test('is told to the staff of any order, to a pad of the order that is open where it stands', async () => {
    const { roomPad, cashier, wristband } = app.shop.staff
    const own = await placed(roomOrder('801'))
    const elsewhere = await placed(roomOrder('802'))
    const path = (order: CateringOrder) => `/v1/shops/${app.shop.id}/orders/${order.id}/guest-link`
    expect(await agreed(roomPad.call('GET', path(own)))).toEqual({ url: await linkOf(own) })
    expect((await refused(roomPad.call('GET', path(elsewhere)))).code).toBe('otherPlace')
    expect((await refused(wristband.call('GET', path(own)))).code).toBe('otherPlace')
    await agreed(cashier.cleanRoom('801', { force: true }))
    expect((await refused(roomPad.call('GET', path(own)))).code).toBe('orderNotOpen')
    expect(await agreed(cashier.call('GET', path(own)))).toEqual({ url: await linkOf(own) })
  })

  test('is told of no order of another shop', async () => {
    const theirs = await app.addShop('elsewhere')
    const order = await placed(roomOrder('801'))
    const { cashier, roomPad } = theirs.staff
    for (const actor of [cashier, roomPad]) {
      expect((await refused(actor.call('GET', `/v1/shops/elsewhere/orders/${order.id}/guest-link`))).code).toBe('notFound')
      expect((await refused(actor.call('GET', `/v1/shops/${app.shop.id}/orders/${order.id}/guest-link`))).code).toBe('forbidden')
    }
    await agreed(app.shop.staff.cashier.cleanRoom('801', { force: true }))
  })
})

/** Every key that a guest's page may have, with the keys above it. Whoever adds one decides here that strangers may read it. */
const GOLDEN = [
  'at',
  'isCollected',
  'lines',
  'lines.name',
  'lines.name.en',
  'lines.name.zh',
  'lines.quantity',
  'lines.state',
  'seqNo',
  'shop',
  'shop.brandName',
  'shop.brandName.en',
  'shop.brandName.zh',
  'shop.name',
  'shop.name.en',
  'shop.name.zh',
  'state',
  'status',
  'summary',
  'summary.cancelled',
  'summary.held',
  'summary.making',
  'summary.onTheWay',
  'summary.ready',
  'summary.served',
  'summary.unconfirmed',
  'summary.waiting',
  'wait',
]

function keysOf(value: unknown, above = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => keysOf(each, above)))]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value)
    .flatMap(([key, inner]) => [`${above}${key}`, ...keysOf(inner, `${above}${key}.`)])
    .sort()
}

async function placed(request: PlaceOrderInput): Promise<CateringOrder> {
  return (await agreed(app.shop.staff.program.place(request))).order
}

async function openAt(kind: string, id: string): Promise<CateringOrder> {
  const { orders } = await agreed(app.shop.staff.cashier.orders('?status=open'))
  return orders.find(({ place }) => place?.kind === kind && place.id === id) as CateringOrder
}

async function linkOf(order: CateringOrder, { id, staff } = app.shop): Promise<string> {
  return (await agreed(staff.cashier.call<{ url: string }>('GET', `/v1/shops/${id}/orders/${order.id}/guest-link`))).url
}

function keyIn(url: string): string {
  return url.replace('/g/', '')
}

/** Asks for a page as a phone does, and checks the answer against the document of the API. */
async function ask(url: string, headers: Record<string, string> = {}): Promise<WireAnswer> {
  const path = url.replace('/g/', '/v1/guest/')
  const answer = await send(app.base, { method: 'GET', path, headers })
  if (answer.status !== 304) (await contractOf(app.base)).check('GET', path, answer)
  return answer
}

async function pageAt(url: string): Promise<GuestView> {
  return JSON.parse((await ask(url)).body.toString())
}

async function openPageAt(url: string): Promise<GuestOrder> {
  const page = await pageAt(url)
  if (page.status !== 'open') throw new Error('The order is closed.')
  return page
}

async function statesAt(url: string): Promise<string[]> {
  return (await openPageAt(url)).lines.map((each) => each.state)
}

function flipped(key: string, byte: number): string {
  const bytes = Buffer.from(key, 'base64url')
  bytes[byte] = (bytes[byte] ?? 0) ^ 1
  return bytes.toString('base64url')
}

/** The last letter of 43 holds two bits that mean nothing. */
function otherSpelling(key: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return key.slice(0, -1) + letters[letters.indexOf(key.slice(-1)) + 1]
}
