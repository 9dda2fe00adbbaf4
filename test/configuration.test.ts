import { listsOf, stateOf } from '@passline/shared/state'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, agreed, refused } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { dishOf, line, smallShop, takeAwayOrder, tillOrder } from './support/make.ts'
import { openScreen, type Screen } from './support/screen.ts'

let app: TestApp
let manager: Actor
let till: Screen

beforeAll(async () => {
  app = await startTestApp()
  manager = app.shop.staff.manager
  till = await openScreen(app.shop.staff.cashier)
})

afterAll(async () => {
  till.close()
  await app.stop()
})

test('a new station and a dish at it appear on the till at once and can be ordered', async () => {
  await agreed(manager.saveStation('grill', { name: { zh: '烧烤' }, sort: 9 }))
  const { rev } = await agreed(manager.saveDish('skewer', dishOf('羊肉串', 'grill', 500)))
  await till.showsRev(rev)
  expect(till.state.stations.get('grill')).toEqual({ id: 'grill', name: { zh: '烧烤', en: '' }, sort: 9 })
  expect(till.state.dishes.get('skewer')).toEqual({
    id: 'skewer',
    name: { zh: '羊肉串', en: '' },
    priceFen: 500,
    stationId: 'grill',
    expectedMinutes: 15,
    options: [],
    timerSeconds: null,
    allergens: [],
    course: 1,
    soldOut: false,
    soldOutUntil: null,
    remaining: null,
    sort: 0,
  })
  const { order } = await agreed(app.shop.staff.cashier.place(takeAwayOrder([line('skewer', 10)])))
  expect(order.goods[0]).toMatchObject({ stationId: 'grill', quantity: 10 })
})

test('saving what is there already tells nobody', async () => {
  const { rev } = await agreed(manager.snapshot())
  expect((await agreed(manager.saveDish('dumplings', smallShop.dishes.dumplings))).rev).toBe(rev)
  expect((await agreed(manager.saveDish('noodles', smallShop.dishes.noodles))).rev).toBe(rev)
  expect((await agreed(manager.saveStation('hot', smallShop.stations.hot))).rev).toBe(rev)
  expect((await agreed(manager.savePlace('room', '801', { name: '801' }))).rev).toBe(rev)
  expect((await agreed(manager.changeShop({ settings: { deliver: true } }))).rev).toBe(rev)
})

test('a dish that is changed stays sold out', async () => {
  await agreed(manager.soldOut('tea'))
  const { dish } = await agreed(manager.saveDish('tea', { ...smallShop.dishes.tea, priceFen: 900 }))
  expect(dish).toMatchObject({ soldOut: true, priceFen: 900 })
  await agreed(manager.backOnSale('tea'))
  await agreed(manager.saveDish('tea', smallShop.dishes.tea))
})

test('a dish needs a station that is there; a station with dishes, and a place with an open order, stay', async () => {
  expect(await refused(manager.saveDish('soup', dishOf('汤', 'nowhere', 100)))).toMatchObject({ status: 422, code: 'unknownStation' })
  expect(await refused(manager.removeStation('bar'))).toMatchObject({ status: 409, code: 'inUse', dishIds: ['tea'] })
  const { order } = await agreed(app.shop.staff.cashier.place(tillOrder('room', '803')))
  expect(await refused(manager.removePlace('room', '803'))).toMatchObject({ status: 409, code: 'inUse' })
  await agreed(app.shop.staff.cashier.cancelOrder(order.id))
  await agreed(manager.removePlace('room', '803'))
  expect(await refused(app.shop.staff.cashier.place(tillOrder('room', '803')))).toMatchObject({ code: 'unknownPlace' })
})

test('a dish taken off the menu leaves the till; orders keep what they have of it', async () => {
  const { order } = await agreed(app.shop.staff.cashier.place(takeAwayOrder([line('cucumber')])))
  const { rev } = await agreed(manager.removeDish('cucumber'))
  await till.showsRev(rev)
  expect(till.state.dishes.has('cucumber')).toBe(false)
  expect(till.order(order.id)).toEqual(order)
  expect(await refused(app.shop.staff.cashier.place(takeAwayOrder([line('cucumber')])))).toMatchObject({ code: 'unknownDish' })
})

test.each(['removeDish', 'removeStation', 'soldOut', 'backOnSale'] as const)('%s of what is not there is not found', async (verb) => {
  expect(await refused(manager[verb]('nothing'))).toMatchObject({ status: 404, code: 'notFound' })
})

test('settings, name and zone change one by one; what is not named stays', async () => {
  await agreed(manager.changeShop({ settings: { oneTap: true } }))
  const { rev } = await agreed(manager.changeShop({ name: { zh: '新店', en: 'New' } }))
  await till.showsRev(rev)
  expect(till.state.shop).toMatchObject({
    name: { zh: '新店', en: 'New' },
    timeZone: 'Asia/Shanghai',
    settings: { resetHour: 3, deliver: true, oneTap: true },
  })
})

test('a renamed brand is shown by the screens of its shops', async () => {
  await agreed(app.owner.call('PATCH', '/v1/brands/shanhai', { name: { zh: '海山小馆' } }))
  await till.showsRev((await agreed(manager.snapshot())).rev)
  expect(till.state.shop.brandName).toEqual({ zh: '海山小馆', en: '' })
  expect(await refused(app.owner.call('PATCH', '/v1/brands/nobody', { name: { zh: '无' } }))).toMatchObject({ status: 404 })
  expect(await refused(app.owner.call('POST', '/v1/brands', { id: 'shanhai', name: { zh: '又' } }))).toMatchObject({
    status: 409,
    code: 'alreadyExists',
  })
})

test('every list reads what was written, and the till shows the same', async () => {
  const at = `/v1/shops/${app.shop.id}`
  const read = async (path: string) => agreed(manager.call<Record<string, unknown[]>>('GET', `${at}/${path}`))
  const snapshot = await agreed(manager.snapshot())
  await till.showsRev(snapshot.rev)
  expect(till.shown).toEqual(listsOf(stateOf(snapshot)))
  expect((await read('stations')).stations).toEqual(snapshot.stations)
  expect((await read('dishes')).dishes).toEqual(snapshot.dishes)
  for (const kind of ['room', 'table', 'wristband']) {
    expect((await read(`${kind}s`)).places).toEqual(snapshot.places.filter((place) => place.kind === kind))
  }
  expect((await read('dishes/tea')).dish).toEqual(snapshot.dishes.find((dish) => dish.id === 'tea'))
  expect(await agreed(app.shop.staff.board.call('GET', at))).toEqual({ shop: snapshot.shop })
  expect(await agreed(app.shop.staff.roomPad.call('GET', '/v1/whoami'))).toEqual({
    device: app.shop.devices.roomPad,
    shop: snapshot.shop,
    at: app.clock.at,
  })
})

test('orders are listed newest first, page by page, each once, by status and by day', async () => {
  const shop = await app.addShop('paged')
  const ids: string[] = []
  for (let each = 0; each < 7; each++) ids.push((await agreed(shop.staff.cashier.place(takeAwayOrder()))).order.id)
  await agreed(shop.staff.cashier.cancelOrder(ids[3] ?? ''))
  const pages: string[][] = []
  let next: string | null = ''
  while (next !== null) {
    const page: { orders: { id: string }[]; next: string | null } = await agreed(
      shop.staff.waiter.orders(`?limit=3${next && `&cursor=${next}`}`),
    )
    pages.push(page.orders.map((order) => order.id))
    next = page.next
  }
  expect(pages.flat()).toEqual([...ids].reverse())
  expect(pages.map((page) => page.length)).toEqual([3, 3, 1])
  expect((await agreed(shop.staff.waiter.orders('?status=cancelled'))).orders.map((order) => order.id)).toEqual([ids[3]])
  expect((await agreed(shop.staff.waiter.orders('?businessDay=2026-03-05'))).orders).toEqual([])
  expect((await agreed(shop.staff.waiter.orders('?businessDay=2026-03-06'))).orders).toHaveLength(7)
})

test('the journal is read page by page, without a gap, each event once', async () => {
  const { rev } = await agreed(manager.snapshot())
  const revs: number[] = []
  let since: number | null = 0
  while (since !== null) {
    const page: { head: number; events: { rev: number }[]; next: number | null } = await agreed(manager.events(since, 7))
    expect(page.head).toBe(rev)
    revs.push(...page.events.map((event) => event.rev))
    since = page.next
  }
  expect(revs).toEqual(Array.from({ length: rev }, (_, index) => index + 1))
})
