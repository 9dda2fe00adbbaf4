import type { Page } from '@playwright/test'
import { isLive, line, slipOver, step, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

const idsOf = (goods: readonly { id: string }[]) => goods.map(({ id }) => id)

/** How often each ticket was drawn since the page was opened, as it exposes it. */
const renders = (page: Page) =>
  page.evaluate(() => (window as unknown as { __passline: { renders: Record<string, number> } }).__passline.renders)

test('an allergy locks its ticket until a cook has seen it, and says who; an addition locks only itself', async ({ passline }) => {
  const [kitchen, hot] = await Promise.all([passline.open('kitchen'), passline.open('kitchen', { query: '?station=hot' })])
  await Promise.all([isLive(kitchen), isLive(hot)])
  const first = { source: 'roomPad', place: { kind: 'room', id: '801' } }
  const { order } = await passline.till.place({
    ...first,
    lines: [
      { dishId: 'tomato-egg', quantity: 1 },
      { dishId: 'vinegar-peanuts', quantity: 1 },
    ],
    allergies: ['peanut'],
    allergyNote: '换锅炒',
  })
  const [egg, peanuts] = idsOf(order.goods) as [string, string]
  await expect(ticket(kitchen, 1).getByTestId('allergy')).toContainText('过敏：花生、换锅炒')
  await expect(line(kitchen, peanuts)).toContainText('含花生')
  await expect(step(kitchen, egg)).toBeDisabled()
  await expect(ticket(kitchen, 1).locator('.bump')).toBeDisabled()

  await ticket(hot, 1).locator('.saw').click()
  await expect(ticket(hot, 1).getByTestId('allergy')).toContainText(/后厨.*看到/)
  await expect(step(hot, egg)).toBeEnabled()
  await expect(step(kitchen, egg)).toBeEnabled()
  await expect(step(kitchen, peanuts)).toBeDisabled()
  await ticket(kitchen, 1).locator('.saw').click()
  await step(kitchen, peanuts).click()
  await expect(line(kitchen, peanuts)).toHaveAttribute('data-status', 'making')

  const added = await passline.till.place({ ...first, lines: [{ dishId: 'century-egg-tofu', quantity: 1 }], allergies: ['egg'] })
  const tofu = added.order.goods.at(-1)?.id ?? ''
  await expect(step(kitchen, tofu)).toBeDisabled()
  await expect(step(kitchen, egg)).toBeEnabled()
})

test('a held course has no clock and is in no total; fired by hand it has a head of its own', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const lines = [
    { dishId: 'tomato-egg', quantity: 1 },
    { dishId: 'sesame-balls', quantity: 3, course: 2 },
  ]
  const { order } = await passline.till.place({ source: 'roomPad', place: { kind: 'room', id: '802' }, lines })
  const balls = idsOf(order.goods)[1] ?? ''
  await expect(line(kitchen, balls)).toHaveAttribute('data-held', 'course')
  await expect(line(kitchen, balls)).toContainText('叫起，第 2 道')
  await expect(kitchen.locator('.rail')).not.toContainText('芝麻球')
  await step(kitchen, balls).click()
  await expect(ticket(kitchen, 1).locator('.addbar')).toContainText('起菜，第 2 道')
  await expect(step(kitchen, balls)).toContainText('开始')
  await expect(kitchen.locator('.rail')).toContainText('芝麻球')
})

test('[K10] a rush is news until the kitchen says that it knows, on every screen', async ({ passline }) => {
  const [kitchen, other] = await Promise.all([passline.open('kitchen'), passline.open('kitchen')])
  await Promise.all([isLive(kitchen), isLive(other)])
  const { order } = await passline.till.order('803', 'tomato-egg')
  await expect(ticket(other, 1)).toBeVisible()
  await passline.till.act(['rush'], idsOf(order.goods))
  await expect(ticket(other, 1).getByTestId('news')).toContainText('催 番茄炒蛋')
  await ticket(kitchen, 1).getByTestId('news').getByRole('button', { name: '知道了' }).click()
  await expect(ticket(other, 1).locator('.rush')).toHaveClass(/seen/)
  await expect(ticket(other, 1).getByTestId('news')).toBeHidden()
})

test('[K9] what was made today is found by its room and goes back one step; a closed order says why not', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const served = await passline.till.order('804', 'tomato-egg')
  const closed = await passline.till.order('805', 'spring-rolls')
  for (const { order } of [served, closed]) {
    await passline.till.act(['start', 'done', 'call'], idsOf(order.goods))
    await passline.till.act(['pickUp'], idsOf(order.goods))
  }
  await passline.till.asManager('POST', `orders/${closed.order.id}/complete`, { force: false })
  await kitchen.keyboard.press('r')
  const rows = kitchen.getByTestId('made-line')
  await expect(rows).toHaveCount(2)
  await expect(rows.filter({ hasText: '春卷' })).toContainText('已结账，请收银处理')
  for (const key of ['8', '0', '4']) await kitchen.locator('.pad').getByRole('button', { name: key, exact: true }).click()
  await expect(rows).toHaveCount(1)
  await rows.getByRole('button').click()
  await expect(rows).toContainText('已通知取餐')
  await kitchen.keyboard.press('Escape')
  await expect(kitchen.locator('.sheet')).toBeHidden()
})

test('[K12] an addition to a started order is blue until it is started or acknowledged', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const { order } = await passline.till.order('806', 'tomato-egg')
  await step(kitchen, idsOf(order.goods)[0] ?? '').click()
  await passline.till.order('806', 'spring-rolls')
  const bar = ticket(kitchen, 1).locator('.addbar')
  await expect(bar).toContainText('加菜')
  await expect(bar).not.toHaveClass(/begun/)
  await bar.getByRole('button').click()
  await expect(bar).toHaveClass(/begun/)
})

test('without a network three taps are kept, applied once when it is back, and a conflict is explained', async ({ passline }) => {
  const [kitchen, other] = await Promise.all([passline.open('kitchen'), passline.open('kitchen')])
  await Promise.all([isLive(kitchen), isLive(other)])
  const { order } = await passline.till.order('807', 'tomato-egg', 'spring-rolls', 'smashed-cucumber')
  const [egg, rolls, cucumber] = idsOf(order.goods) as [string, string, string]
  await expect(line(kitchen, cucumber)).toBeVisible()
  await kitchen.context().setOffline(true)
  for (const id of [egg, rolls, cucumber]) {
    await step(kitchen, id).click()
    await expect(line(kitchen, id)).toHaveAttribute('data-status', 'making')
  }
  await passline.till.act(['cancel'], [cucumber])
  await expect(line(other, egg)).toHaveAttribute('data-status', 'waiting')
  await kitchen.context().setOffline(false)
  await expect(kitchen.locator('.toast')).toContainText('已经被取消', { timeout: 30_000 })
  await expect(line(kitchen, cucumber)).toHaveAttribute('data-status', 'cancelled')
  for (const id of [egg, rolls]) await expect(line(other, id)).toHaveAttribute('data-status', 'making')
  const events = await passline.till.asManager<{ events: { name: string }[] }>('GET', 'events?limit=1000')
  expect(events.events.filter((each) => each.name === 'goodsStarted')).toHaveLength(2)
})

test('a filter hides nothing for good: stations without a screen are told, and taken over', async ({ passline }) => {
  const hot = await passline.open('kitchen', { query: '?station=hot' })
  await isLive(hot)
  const { order } = await passline.till.order('808', 'tomato-egg', 'spring-rolls')
  const rolls = idsOf(order.goods)[1] ?? ''
  await expect(hot.locator('.seg [data-station="dough"]')).toContainText('1')
  await expect(ticket(hot, 1)).toContainText('也在')
  await expect(hot.locator('.orph')).toContainText('无屏显示 1 道：面点', { timeout: 30_000 })
  await expect(line(hot, rolls)).toBeHidden()
  await hot.getByRole('button', { name: '本屏接手' }).click()
  await expect(line(hot, rolls)).toBeVisible()
  await expect(hot.locator('.orph')).toBeHidden()
})

test('a line that goes to another station is struck at the old one until acknowledged, and marked at the new one', async ({ passline }) => {
  const [hot, cold] = await Promise.all(['hot', 'cold'].map((station) => passline.open('kitchen', { query: `?station=${station}` })))
  if (!hot || !cold) throw new Error('two screens are open')
  await Promise.all([isLive(hot), isLive(cold)])
  const { order } = await passline.till.order('809', 'tomato-egg')
  const egg = idsOf(order.goods)[0] ?? ''
  await expect(line(hot, egg)).toBeVisible()
  await passline.till.asManager('POST', `goods/${egg}/station`, { stationId: 'cold' })
  await expect(line(hot, egg)).toContainText('转到凉菜')
  await expect(line(cold, egg)).toContainText('热菜转来')
  await step(hot, egg).click()
  await expect(line(hot, egg)).toBeHidden()
  await expect(line(cold, egg)).toBeVisible()
})

test('[K22] ages do not move when the device’s clock is set while the wall is open', async ({ passline }) => {
  const [kitchen, right] = await Promise.all([passline.open('kitchen'), passline.open('kitchen')])
  await Promise.all([isLive(kitchen), isLive(right)])
  await passline.till.order('810', 'tomato-egg')
  const seconds = async (page: Page) => Number((await ticket(page, 1).locator('.timer').textContent())?.split(':')[1])
  await expect(ticket(kitchen, 1)).toBeVisible()
  await kitchen.evaluate(() => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + 2 * 3_600_000
  })
  await expect(ticket(kitchen, 1).locator('.timer')).toHaveText(/^00:0[3-9]$/)
  expect(Math.abs((await seconds(kitchen)) - (await seconds(right)))).toBeLessThanOrEqual(1)
})

test('a dish is sold out from its line and put back with the undo', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const { order } = await passline.till.order('811', 'tomato-egg')
  await line(kitchen, idsOf(order.goods)[0] ?? '')
    .locator('button.q')
    .click()
  await expect(kitchen.locator('.sheet')).toBeVisible()
  // The tap that opened the sheet may have been a double one: only a later tap is meant for it.
  await expect(async () => {
    const soldOut = kitchen.getByRole('button', { name: '今天卖完' })
    if (await soldOut.isVisible()) await soldOut.click({ timeout: 500 })
    await expect(kitchen.locator('.sheet')).toBeHidden({ timeout: 500 })
  }).toPass()
  const dishes = async () => (await passline.till.asManager<{ dishes: { id: string; soldOut: boolean }[] }>('GET', 'dishes')).dishes
  await expect.poll(async () => (await dishes()).find((dish) => dish.id === 'tomato-egg')?.soldOut).toBe(true)
  // The sheet closed under the finger: a tap in that moment is taken for a slip.
  await slipOver(kitchen)
  await kitchen.locator('.undo').first().click()
  await expect.poll(async () => (await dishes()).find((dish) => dish.id === 'tomato-egg')?.soldOut).toBe(false)
})

test('under 60 tickets and 240 lines one tap draws one ticket again', async ({ passline }) => {
  const kitchen = await passline.open('kitchen', { size: [3840, 2160] })
  await isLive(kitchen)
  const lines = ['tomato-egg', 'spring-rolls', 'smashed-cucumber', 'garlic-broccoli'].map((dishId) => ({
    dishId,
    quantity: 1,
    note: '少盐',
  }))
  const orders = []
  for (let index = 0; index < 60; index++) orders.push((await passline.till.place({ source: 'takeAway', lines })).order)
  const first = orders[0]
  if (!first) throw new Error('sixty orders were placed')
  await expect(ticket(kitchen, first.seqNo)).toBeVisible()
  await expect(kitchen.locator('.counts dd').first()).toHaveText('240')
  await expect(ticket(kitchen, first.seqNo).locator('.newtag')).toBeHidden({ timeout: 40_000 })
  const before = await renders(kitchen)
  await step(kitchen, first.goods[0]?.id ?? '').click()
  await expect(line(kitchen, first.goods[0]?.id ?? '')).toHaveAttribute('data-status', 'making')
  const after = await renders(kitchen)
  expect(Object.keys(after).filter((id) => after[id] !== before[id])).toEqual([first.id])
})
