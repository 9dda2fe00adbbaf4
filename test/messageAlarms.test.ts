import type { CateringOrder } from '@passline/shared/order'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agreed } from './support/actors.ts'
import { startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { line, roomOrder } from './support/make.ts'
import { rowOf } from './support/messageRows.ts'
import { until } from './support/until.ts'

const MINUTE = 60_000

describe('what time alone makes of orders', () => {
  let app: TestApp
  let shop: TestShop
  let shops = 0

  beforeAll(async () => {
    app = await startTestApp()
  })

  beforeEach(async () => {
    shops += 1
    shop = await app.addShop(`shop-${shops}`)
  })

  afterAll(() => app?.stop())

  /** Two dumplings, 12 minutes, and a tea, 15 minutes. */
  async function order(): Promise<CateringOrder> {
    const { order } = await agreed(shop.staff.roomPad.place(roomOrder('801', [line('dumplings', 2), line('tea')])))
    await until(async () => (await alarms()).length === 3)
    return order
  }

  async function alarms(): Promise<string[]> {
    const { rows } = await app.sql.query<{ kind: string }>('select kind from shop_alarm where shop_id = $1', [shop.id])
    return rows.map((row) => row.kind).sort()
  }

  /** Turns the clock, and waits until the alarms that ring then are asked. */
  async function turn(ms: number, left: number): Promise<void> {
    app.clock.pass(ms)
    await until(async () => (await alarms()).length === left)
  }

  async function happened(...names: string[]): Promise<{ name: string; actor: string; data: object }[]> {
    const { rows } = await app.sql.query('select name, actor, data from shop_event where shop_id = $1 and name = any($2) order by rev', [
      shop.id,
      names,
    ])
    return rows
  }

  async function seen(goodsIds: string[], what = 'ordered'): Promise<void> {
    await app.sql.query('insert into goods_seen (goods_id, what, device_id, seen_at) select id, $2, $3, $4 from unnest($1::uuid[]) id', [
      goodsIds,
      what,
      shop.devices.kitchen.id,
      app.clock.at,
    ])
  }

  test('goods that are not made in the minutes they are expected to take become overdue, once, and the kitchen hears of it', async () => {
    const { id, goods } = await order()
    const [dumplings, tea] = goods.map((each) => each.id)
    await seen(goods.map((each) => each.id))
    await turn(12 * MINUTE - 1, 2)
    expect(await happened('goodsOverdue', 'orderUnseen')).toEqual([])
    await turn(1, 1)
    expect(await happened('goodsOverdue')).toEqual([{ name: 'goodsOverdue', actor: 'clock', data: { orderId: id, goodsIds: [dumplings] } }])
    const row = await rowOf(app, shop, { event: 'goodsOverdue', channel: 'kitchen' })
    expect(row.content?.zh.shown).toBe('801房间的水饺2份已超时，请尽快制作')
    await agreed(shop.staff.kitchen.step(['start', 'done'], [tea ?? '']))
    await turn(3 * MINUTE, 0)
    expect(await happened('goodsOverdue')).toHaveLength(1)
  })

  test('called goods that nobody picks up become uncollected, counted from the latest call', async () => {
    const { id, goods } = await order()
    const [dumplings, tea] = goods.map((each) => each.id)
    await seen(goods.map((each) => each.id))
    await agreed(shop.staff.kitchen.step(['start', 'done', 'call'], [dumplings ?? '', tea ?? '']))
    await until(async () => (await alarms()).length === 4)
    app.clock.pass(MINUTE)
    await agreed(shop.staff.pass.step(['call'], [dumplings ?? '']))
    await until(async () => (await alarms()).join() === 'overdue,overdue,uncollected,uncollected')
    await agreed(shop.staff.waiter.step(['pickUp'], [tea ?? '']))
    await turn(4 * MINUTE, 3)
    expect(await happened('goodsUncollected')).toEqual([])
    await turn(MINUTE, 2)
    expect(await happened('goodsUncollected')).toEqual([
      { name: 'goodsUncollected', actor: 'clock', data: { orderId: id, goodsIds: [dumplings] } },
    ])
    const row = await rowOf(app, shop, { event: 'goodsUncollected', channel: 'pass' })
    expect(row.content?.zh.shown).toBe('801房间的水饺2份无人取餐，已等5分钟')
  })

  test('goods that no screen has painted become unseen, those that one has painted do not', async () => {
    const { id, goods } = await order()
    const [dumplings, tea] = goods.map((each) => each.id)
    await seen([tea ?? ''])
    const since = app.clock.at
    await turn(10_000, 2)
    const unseen = { orderId: id, goodsId: dumplings, what: 'ordered', since }
    expect(await happened('orderUnseen')).toEqual([{ name: 'orderUnseen', actor: 'clock', data: { orderId: id, goods: [unseen] } }])
    expect((await agreed(shop.staff.cashier.snapshot())).unseen).toEqual([unseen])
    expect((await rowOf(app, shop, { event: 'orderUnseen', channel: 'cashier' })).content?.zh.shown).toBe(
      '801房间的水饺2份后厨还没有屏幕显示，请确认',
    )
  })

  test('a cancellation is asked for when its own time has come, and not when a cook has acknowledged it', async () => {
    const { id, goods } = await order()
    const [dumplings, tea] = goods.map((each) => each.id)
    app.clock.pass(5_000)
    const since = app.clock.at
    await agreed(shop.staff.cashier.cancelOrder(id))
    await until(async () => (await alarms()).length === 4)
    await turn(5_000, 3)
    expect(await happened('orderUnseen')).toEqual([])
    await agreed(shop.staff.kitchen.seen([tea ?? '']))
    await turn(5_000, 2)
    expect(await happened('orderUnseen')).toMatchObject([{ data: { goods: [{ goodsId: dumplings, what: 'cancelled', since }] } }])
  })

  test('an alarm that two servers ask, or one twice, has one effect', async () => {
    const { goods } = await order()
    await seen([goods[1]?.id ?? ''])
    const { rows } = await app.sql.query("select * from shop_alarm where shop_id = $1 and kind = 'unseen'", [shop.id])
    await turn(10_000, 2)
    const { id, kind, order_id, goods_ids, since, due_at } = rows[0]
    const again = [id, shop.id, kind, order_id, goods_ids, since, due_at]
    await app.sql.query(
      'insert into shop_alarm (id, shop_id, kind, order_id, goods_ids, since, due_at) values ($1, $2, $3, $4, $5, $6, $7)',
      again,
    )
    await turn(1, 2)
    expect(await happened('orderUnseen')).toHaveLength(1)
  })
})
