import { everythingHeard, heard } from './support/heard.ts'
import { isLive, line, step, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

/** Repeats come after 8 s instead of 20, so that nobody waits long; what is repeated within 5 s is not said twice. */
const SOON = { templateId: 'orderPlaced', times: 2, interval: 8, stopWhen: ['goodsStarted'] }

test('[K18] an order from a room is heard in the kitchen to the letter, twice, and the board refreshes silently', async ({ passline }) => {
  const [kitchen, board, cashier] = await Promise.all([passline.open('kitchen'), passline.open('board'), passline.open('cashier')])
  await Promise.all([isLive(kitchen), isLive(board), isLive(cashier)])
  await passline.till.asManager('PUT', 'im/rules/orderPlaced/roomPad/kitchen', SOON)

  await passline.till.order('801', ['pork-dumplings', 2])
  const sentence = '801房间下单了水饺2份，请注意'
  await expect.poll(() => heard(kitchen), { timeout: 30_000 }).toEqual([sentence, sentence])
  expect((await everythingHeard(kitchen))[0]?.spoken).toBe('八零幺房间下单了水饺两份，请注意')
  expect(await heard(board)).toEqual([])
  expect(await heard(cashier)).toEqual([])
})

test('[M4] what a cook has started is not announced again', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  await passline.till.asManager('PUT', 'im/rules/orderPlaced/roomPad/kitchen', SOON)

  const { order } = await passline.till.order('802', 'pork-dumplings')
  await expect.poll(() => heard(kitchen)).toEqual(['802房间下单了水饺1份，请注意'])
  await step(kitchen, order.goods[0]?.id ?? '').click()
  const again = async () => {
    const [call] = await passline.till.callsAbout(order.id, 'orderPlaced')
    return call?.messages.find((each) => each.channel === 'kitchen' && each.repetition === 2)
  }
  await expect.poll(async () => (await again())?.reason, { timeout: 15_000 }).toBe('goodsStarted')
  expect(await heard(kitchen)).toHaveLength(1)
})

test('[K18] an order from a wristband rings at the cashier and is silent in the kitchen', async ({ passline }) => {
  const [kitchen, cashier] = await Promise.all([passline.open('kitchen'), passline.open('cashier')])
  await Promise.all([isLive(kitchen), isLive(cashier)])
  await passline.till.place({
    source: 'wristband',
    place: { kind: 'wristband', id: 'c005' },
    lines: [{ dishId: 'pork-dumplings', quantity: 1 }],
  })
  await expect.poll(() => heard(cashier)).toContain('C005手牌下单了水饺1份，请注意')
  await expect(ticket(kitchen, 1)).toBeVisible()
  expect(await heard(kitchen)).toEqual([])
})

test('[M7] a waiter whose pad was off is told what was called meanwhile', async ({ passline }) => {
  const waiter = await passline.open('waiter')
  await isLive(waiter)
  const { order } = await passline.till.order('803', 'pork-dumplings')
  const dumplings = order.goods[0]?.id ?? ''
  const address = waiter.url()
  await waiter.goto('about:blank')
  await passline.till.act(['start', 'done', 'call'], [dumplings])
  await expect
    .poll(
      async () => (await passline.till.callsAbout(order.id, 'goodsCalled'))[0]?.messages.find((each) => each.channel === 'waiter')?.status,
    )
    .toBe('sent')

  await waiter.goto(address)
  await expect(line(waiter, dumplings).first()).toBeVisible()
  await expect.poll(() => heard(waiter)).toContain('803房间的水饺1份已做好，请取餐')
})

test('[M9] a guest calls; one of two waiters goes, the other sees who, and the guest too', async ({ passline }) => {
  const { token } = await passline.till.asManager<{ token: string }>('POST', 'devices', { name: '小王', role: 'waiter' })
  const [pad, lin, wang] = await Promise.all([passline.open('roompad'), passline.open('waiter'), passline.open('waiter', { token })])
  await Promise.all([isLive(pad), isLive(lin), isLive(wang)])
  await pad.getByTestId('padcall-water').click()
  const card = (waiter: typeof lin) => waiter.locator('[data-pad-call-id]')
  await expect(card(lin)).toContainText('801')
  await expect(card(wang)).toContainText('加水')
  await expect.poll(() => heard(wang)).toContain('801房间呼叫：加水')

  await card(lin).getByRole('button', { name: '我去' }).click()
  await expect(card(wang)).toContainText('小林')
  await expect(card(wang).getByRole('button', { name: '我去' })).toHaveCount(0)
  await expect(pad.getByTestId('padcall-water')).toContainText('小林')
})

test('a program that knows one address only is heard', async ({ passline }) => {
  const cashier = await passline.open('cashier')
  await isLive(cashier)
  const { call } = await passline.till
    .say({
      event: 'birthday',
      channels: ['cashier'],
      msgType: 1,
      templateId: null,
      designated: [],
      params: {},
    })
    .catch((cause: unknown) => ({ call: cause as Error }))
  expect(String(call)).toContain('templateId')

  await passline.till.say({
    event: 'orderPlaced',
    channels: ['cashier'],
    source: 'wristband',
    msgType: 1,
    templateId: 'orderPlaced',
    designated: [],
    params: { roomName: '801', goodsName: '水饺', num: '2' },
  })
  await expect.poll(() => heard(cashier)).toEqual(['801房间下单了水饺2份，请注意'])
})

test('of two screens in one kitchen one speaks, and the other takes over when it is muted', async ({ passline }) => {
  const first = await passline.open('kitchen')
  await isLive(first)
  const second = await passline.open('kitchen')
  await isLive(second)
  await passline.till.order('804', 'pork-dumplings')
  await expect.poll(async () => (await heard(first)).length + (await heard(second)).length).toBe(1)

  await first.keyboard.press('m')
  await second.waitForTimeout(2_000)
  await passline.till.order('805', 'pork-dumplings')
  await expect.poll(() => heard(second)).toContain('805房间下单了水饺1份，请注意')
  expect(await heard(first)).not.toContain('805房间下单了水饺1份，请注意')
})

test('an order that no kitchen screen shows is told to the cashier', async ({ passline }) => {
  const cashier = await passline.open('cashier')
  await isLive(cashier)
  await expect(cashier.getByTestId('no-kitchen')).toBeVisible()
  await passline.till.order('806', 'pork-dumplings')
  await expect(cashier.getByTestId('unseen')).toContainText('806', { timeout: 30_000 })
  await expect.poll(() => heard(cashier)).toContainEqual('806房间的水饺1份后厨还没有屏幕显示，请确认')

  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  await expect(cashier.getByTestId('unseen')).toHaveCount(0)
  await expect(cashier.getByTestId('no-kitchen')).toHaveCount(0)
})
