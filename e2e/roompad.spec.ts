import type { Page } from '@playwright/test'
import { isLive, line, making, pile, ready, step, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

const dish = (pad: Page, id: string) => pad.locator(`.menu [data-dish-id="${id}"]`)
const inCart = (pad: Page, id: string) => pad.getByTestId('cart').locator(`[data-dish-id="${id}"]`)
const ordered = (screen: Page, name: string) => screen.locator('li[data-state]', { hasText: name })

test('an order goes from the guest over kitchen, board and waiter to the table, and pad and phone follow it', async ({
  passline,
  browser,
}) => {
  const [pad, kitchen, board, waiter] = await Promise.all([
    passline.open('roompad'),
    passline.open('kitchen'),
    passline.open('board'),
    passline.open('waiter'),
  ])
  await Promise.all([isLive(pad), isLive(kitchen), isLive(waiter)])

  await expect(pad.getByText('还没有点菜')).toBeVisible()
  await pad.locator('[data-station-id="dough"]').click()
  await dish(pad, 'pork-dumplings').getByTestId('add-dish').click()
  await dish(pad, 'pork-dumplings').getByTestId('add-dish').click()
  await pad.locator('[data-station-id="hot"]').click()
  await dish(pad, 'boiled-beef').locator('.face').click()
  await expect(pad.getByTestId('put-in-cart')).toBeDisabled()
  await pad.locator('[data-choice-id="mild"]').click()
  await pad.getByTestId('dish-note').fill('不要香菜')
  await pad.getByTestId('put-in-cart').click()
  await expect(pad.getByTestId('send-order')).toHaveText('下单 3 份，¥134')
  await pad.getByTestId('send-order').click()

  await expect(pad.getByTestId('my-number')).toHaveText('#01')
  await expect(ticket(kitchen, 1)).toContainText('801')
  await expect(ticket(kitchen, 1)).toContainText('不要香菜')
  await expect(making(board, 1)).toBeVisible()
  await expect(pad.getByTestId('summary')).toContainText('2 还要等')

  await pad.getByTestId('on-phone').click()
  const url = (await pad.locator('[data-qr]').getAttribute('data-qr')) ?? ''
  await pad.keyboard.press('Escape')
  const phones = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  const phone = await phones.newPage()
  await phone.goto(url)
  await expect(ordered(phone, '水饺')).toHaveAttribute('data-state', 'waiting')

  const { orders } = await passline.till.asManager<{ orders: { goods: { id: string }[] }[] }>('GET', 'orders?status=open')
  const [dumplings, beef] = (orders[0]?.goods ?? []).map(({ id }) => id) as [string, string]
  await step(kitchen, dumplings).click()
  await expect(line(kitchen, dumplings)).toHaveAttribute('data-status', 'making')
  await expect(ordered(pad, '水饺')).toHaveAttribute('data-state', 'making')
  await expect(ordered(phone, '水饺')).toHaveAttribute('data-state', 'making')
  await passline.till.act(['done', 'call'], [dumplings])
  await expect(ready(board, 1)).toBeVisible()
  await expect(ordered(phone, '水饺')).toHaveAttribute('data-state', 'ready')
  await expect(phone.locator('.hero')).toHaveAttribute('data-state', 'ready')

  await pile(waiter, 1).getByTestId('pick-up').click()
  await expect(ordered(pad, '水饺')).toHaveAttribute('data-state', 'onTheWay')
  await expect(ordered(phone, '水饺')).toHaveAttribute('data-state', 'onTheWay')
  await passline.till.act(['deliver'], [dumplings])
  await expect(pad.getByTestId('summary')).toContainText('1 已上')
  await expect(ordered(pad, '水煮牛肉')).toHaveAttribute('data-state', 'waiting')

  await dish(pad, 'tomato-egg').getByTestId('add-dish').click()
  await expect(pad.getByTestId('joins')).toContainText('#01')
  await pad.getByTestId('send-order').click()
  await expect(ticket(kitchen, 1).locator('.addbar')).toBeVisible()
  await expect(ordered(phone, '番茄炒蛋')).toHaveAttribute('data-state', 'waiting')

  await passline.till.act(['cancel'], [beef])
  await expect(ordered(phone, '水煮牛肉')).toHaveAttribute('data-state', 'cancelled')
  await dish(pad, 'tomato-egg').getByTestId('add-dish').click()
  await passline.till.asManager('POST', 'rooms/801/clean', { force: true })
  await expect(pad.getByText('还没有点菜')).toBeVisible()
  await expect(pad.getByTestId('cart')).toBeHidden()
  await expect(phone.locator('[data-notice="closed"]')).toBeVisible()
  await expect(phone.locator('body')).not.toContainText('水饺')
  await phones.close()
})

test('a dish that sells out in the middle of a cart says so on its line, and holds the order back until it is off', async ({
  passline,
}) => {
  const [pad, kitchen] = await Promise.all([passline.open('roompad'), passline.open('kitchen')])
  await Promise.all([isLive(pad), isLive(kitchen)])
  await dish(pad, 'tomato-egg').getByTestId('add-dish').click()
  await dish(pad, 'seasonal-greens').getByTestId('add-dish').click()
  await passline.till.soldOut('tomato-egg')
  await expect(inCart(pad, 'tomato-egg')).toHaveAttribute('data-problem', 'soldOut')
  await expect(inCart(pad, 'tomato-egg')).toContainText('刚刚沽清')
  await expect(dish(pad, 'tomato-egg')).toHaveAttribute('data-sold-out', 'true')
  await expect(pad.getByTestId('send-order')).toBeDisabled()
  await inCart(pad, 'tomato-egg').getByTestId('take-off').click()
  await pad.getByTestId('send-order').click()
  await expect(ticket(kitchen, 1)).toContainText('清炒时蔬')
  await expect(ticket(kitchen, 1)).not.toContainText('番茄炒蛋')
})

test('a dish that sells out while it is being chosen says so and cannot be put in, until it is back on sale', async ({ passline }) => {
  const pad = await passline.open('roompad')
  await isLive(pad)
  await pad.locator('[data-station-id="hot"]').click()
  await dish(pad, 'boiled-beef').locator('.face').click()
  await pad.locator('[data-choice-id="mild"]').click()
  await expect(pad.getByTestId('put-in-cart')).toBeEnabled()
  await passline.till.soldOut('boiled-beef')
  await expect(pad.getByTestId('shortage')).toHaveText('刚刚沽清')
  await expect(pad.getByTestId('put-in-cart')).toBeDisabled()
  await passline.till.asManager('POST', 'dishes/boiled-beef/back-on-sale', {})
  await expect(pad.getByTestId('put-in-cart')).toBeEnabled()
  await pad.getByTestId('put-in-cart').click()
  await inCart(pad, 'boiled-beef').locator('.grow').click()
  await expect(pad.getByTestId('put-in-cart')).toBeEnabled()
  await passline.till.soldOut('boiled-beef')
  await expect(pad.getByTestId('put-in-cart')).toBeDisabled()
})

test('what the server refuses is said at once: the menu of this pad was older', async ({ passline }) => {
  const pad = await passline.open('roompad')
  await isLive(pad)
  await dish(pad, 'tomato-egg').getByTestId('add-dish').click()
  await dish(pad, 'seasonal-greens').getByTestId('add-dish').click()
  await pad.route('**/dishes', (route) => route.abort())
  await passline.till.soldOut('tomato-egg')
  await pad.getByTestId('send-order').click()
  await expect(pad.getByTestId('outcome')).toContainText('没有下单成功：番茄炒蛋刚刚沽清')
  await pad.unroute('**/dishes')
  await expect(inCart(pad, 'tomato-egg')).toHaveAttribute('data-problem', 'soldOut')
  await expect(inCart(pad, 'seasonal-greens')).toHaveAttribute('data-problem', '')
})

test('an order whose answer is lost is ordered once, and the cart survives a reload', async ({ passline }) => {
  const [pad, kitchen] = await Promise.all([passline.open('roompad'), passline.open('kitchen')])
  await Promise.all([isLive(pad), isLive(kitchen)])
  await dish(pad, 'tomato-egg').getByTestId('add-dish').click()
  await pad.reload()
  await expect(inCart(pad, 'tomato-egg')).toBeVisible()
  let lost = 0
  await pad.route('**/orders', async (route) => {
    if (route.request().method() !== 'POST' || lost === 2) return route.continue()
    lost += 1
    await route.fetch()
    return route.abort()
  })
  await pad.getByTestId('send-order').click()
  await expect(pad.getByTestId('outcome')).toContainText('已下单 1 份')
  await expect(ordered(pad, '番茄炒蛋')).toHaveCount(1)
  await expect(ticket(kitchen, 1).locator('[data-goods-id]')).toHaveCount(1)
  expect(lost).toBe(2)
})

test('an allergy is a choice of its own: the kitchen has it, and the pad marks what contains it', async ({ passline }) => {
  const [pad, kitchen] = await Promise.all([passline.open('roompad'), passline.open('kitchen')])
  await Promise.all([isLive(pad), isLive(kitchen)])
  await dish(pad, 'tomato-egg').getByTestId('add-dish').click()
  await pad.getByTestId('choose-allergy').click()
  await pad.locator('[data-allergen="peanut"]').click()
  await pad.getByTestId('allergy-chosen').click()
  await expect(pad.getByTestId('allergy')).toContainText('过敏：花生')
  await pad.getByTestId('send-order').click()
  await expect(ticket(kitchen, 1)).toContainText('花生')
})

test('[M9] a call answers in place and can be taken back', async ({ passline }) => {
  const [pad, waiter] = await Promise.all([passline.open('roompad', { lang: 'en' }), passline.open('waiter')])
  await Promise.all([isLive(pad), isLive(waiter)])
  const tile = pad.getByTestId('padcall-water')
  await tile.getByRole('button').click()
  await expect(tile).toHaveAttribute('data-look', 'asked')
  await expect(waiter.locator('[data-pad-call-id]')).toBeVisible()
  await tile.getByRole('button').click()
  await pad.getByTestId('calls-dialog').getByRole('button', { name: 'Cancel call' }).click()
  await expect(waiter.locator('[data-pad-call-id]')).toBeHidden()
  await pad.keyboard.press('Escape')
  await expect(tile).toHaveAttribute('data-look', 'idle')
})
