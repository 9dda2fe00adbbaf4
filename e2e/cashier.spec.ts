import { isLive, line, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

test('a cashier orders for a table, adds to it, and cancels what the kitchen has not started', async ({ passline }) => {
  const [cashier, kitchen] = await Promise.all([passline.open('cashier'), passline.open('kitchen')])
  await Promise.all([isLive(cashier), isLive(kitchen)])
  const send = cashier.getByTestId('send')
  const choose = async (place: string) => {
    await cashier.getByTestId('change-target').click()
    await cashier.getByTestId('kind-table').last().click()
    await cashier.locator(`[data-place="${place}"]`).click()
  }

  await choose('table:a06')
  await expect(cashier.getByTestId('target')).toContainText('A06')
  await cashier.locator('button[data-dish-id="pork-dumplings"]').click()
  await cashier.locator('button[data-dish-id="tsingtao"]').click()
  await expect(cashier.getByTestId('total')).toHaveText('¥42')
  await send.click()
  await expect(ticket(kitchen, 1)).toContainText('A06')

  await choose('table:a06')
  await expect(cashier.getByTestId('target-said')).toContainText('#01')
  await cashier.locator('button[data-dish-id="spring-rolls"]').click()
  await send.click()
  await expect(ticket(kitchen, 1).locator('.addbar')).toBeVisible()

  await cashier.locator('.orders [data-seq="1"], [data-seq="1"]').first().click()
  await cashier.getByTestId('cancel-order').click()
  await cashier.getByTestId('confirm-cancel-order').click()
  await expect(ticket(kitchen, 1).locator('[data-status="cancelled"]')).toHaveCount(3)
})

test('a dish that is sold out in the middle of a cart is marked and holds the order back', async ({ passline }) => {
  const [cashier, kitchen] = await Promise.all([passline.open('cashier'), passline.open('kitchen')])
  await isLive(cashier)
  await cashier.getByTestId('change-target').click()
  await cashier.getByTestId('kind-room').last().click()
  await cashier.locator('[data-place="room:801"]').click()
  await cashier.locator('button[data-dish-id="pork-dumplings"]').click()
  await cashier.locator('button[data-dish-id="spring-rolls"]').click()
  await passline.till.soldOut('spring-rolls')
  await expect(cashier.getByTestId('cart-lines').locator('[data-dish-id="spring-rolls"]')).toHaveAttribute('data-problem', 'soldOut')
  await expect(cashier.getByTestId('blocked')).toBeVisible()

  await cashier.getByTestId('cart-lines').locator('[data-dish-id="spring-rolls"]').getByTestId('take-off').click()
  await cashier.getByTestId('send').click()
  await expect(ticket(kitchen, 1)).toContainText('801')
})

test('a dish that sells out while its options are chosen says so, and one of which fewer are left takes no more', async ({ passline }) => {
  const cashier = await passline.open('cashier')
  await isLive(cashier)
  await cashier.locator('button[data-dish-id="boiled-beef"]').click()
  const dialog = cashier.getByTestId('options-dialog')
  await dialog.locator('[data-choice-id="mild"]').click()
  await dialog.getByRole('button', { name: '加一份 水煮牛肉' }).click()
  await passline.till.soldOut('boiled-beef')
  await expect(dialog.getByTestId('shortage')).toHaveText('刚刚沽清')
  await expect(dialog.getByTestId('put-in-cart')).toBeDisabled()
  await passline.till.asManager('POST', 'dishes/boiled-beef/back-on-sale', {})
  await expect(dialog.getByTestId('put-in-cart')).toBeEnabled()
  await passline.till.asManager('PUT', 'dishes/boiled-beef/remaining', { remaining: 1 })
  await expect(dialog.getByTestId('shortage')).toContainText('只剩 1 份')
  await dialog.getByTestId('put-in-cart').click()
  await expect(cashier.getByTestId('cart-portions')).toHaveText('1')
})

test('what holds an order back is mended beside the button, also when its line is out of view', async ({ passline }) => {
  const cashier = await passline.open('cashier', { size: [1280, 800] })
  await isLive(cashier)
  await passline.till.order('801', 'pork-dumplings')
  await cashier.getByTestId('change-target').click()
  await cashier.getByTestId('kind-room').last().click()
  await cashier.locator('[data-place="room:801"]').click()
  for (const dish of ['spring-rolls', 'tsingtao', 'pork-dumplings', 'soup-dumplings', 'tomato-egg'])
    await cashier.locator(`button[data-dish-id="${dish}"]`).click()
  await passline.till.soldOut('tomato-egg')
  const gone = cashier.getByTestId('cart-lines').locator('[data-dish-id="tomato-egg"]')
  await expect(gone).toHaveAttribute('data-problem', 'soldOut')
  await expect(gone.getByTestId('take-off')).not.toBeInViewport()
  await expect(cashier.getByTestId('mend-first')).toBeInViewport({ ratio: 1 })
  await cashier.getByTestId('mend-first').click()
  await expect(gone).toHaveCount(0)
  await expect(cashier.getByTestId('send')).toBeEnabled()
})

test('a wristband order arrives at the cashier', async ({ passline }) => {
  const cashier = await passline.open('cashier')
  await isLive(cashier)
  const { order } = await passline.till.place({
    source: 'wristband',
    place: { kind: 'wristband', id: 'c017' },
    lines: [{ dishId: 'pork-dumplings', quantity: 2 }],
  })
  const arrival = cashier.locator('[data-arrival]')
  await expect(arrival).toContainText('C017')
  await arrival.getByTestId('look').click()
  await expect(line(cashier, order.goods[0]?.id ?? '')).toBeVisible()
  await expect(arrival).toBeHidden()
})
