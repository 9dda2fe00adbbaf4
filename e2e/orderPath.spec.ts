import { isLive, line, making, pile, ready, step, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

test('an order goes from the till over kitchen and board to the waiter', async ({ passline }) => {
  const [kitchen, board, waiter] = await Promise.all([passline.open('kitchen'), passline.open('board'), passline.open('waiter')])
  await Promise.all([isLive(kitchen), isLive(waiter)])

  const { order } = await passline.till.order('801', ['pork-dumplings', 2], 'tsingtao')
  const [dumplings, beer] = order.goods.map((goods) => goods.id as string) as [string, string]
  await expect(ticket(kitchen, 1)).toContainText('801')
  await expect(ticket(kitchen, 1)).toContainText('#01')
  await expect(line(kitchen, dumplings)).toContainText('水饺')
  await expect(making(board, 1)).toBeVisible()

  for (const goodsId of [dumplings, beer]) {
    await step(kitchen, goodsId).click()
    await expect(line(kitchen, goodsId)).toHaveAttribute('data-status', 'making')
  }
  await ticket(kitchen, 1).locator('.bump').click()
  await expect(line(kitchen, beer)).toHaveAttribute('data-status', 'made')
  await expect(line(kitchen, dumplings)).toHaveAttribute('data-status', 'made')
  await expect(async () => {
    await ticket(kitchen, 1).locator('.bump').click()
    await expect(line(kitchen, beer)).toHaveAttribute('data-status', 'called', { timeout: 500 })
  }).toPass()
  await expect(ready(board, 1)).toBeVisible()
  await expect(making(board, 1)).toBeHidden()

  await expect(pile(waiter, 1)).toContainText('水饺')
  await pile(waiter, 1).getByTestId('pick-up').click()
  await expect(pile(waiter, 1)).toBeHidden()
  await expect(ready(board, 1)).toBeHidden()
  await expect(ticket(kitchen, 1)).toBeHidden()
})

test('[K12] an addition joins the ticket under its own bar, and [K10] a rush marks it', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  const first = await passline.till.order('802', 'tomato-egg')
  await expect(ticket(kitchen, 1)).toBeVisible()
  const added = await passline.till.order('802', 'spring-rolls')
  expect(added).toMatchObject({ joined: true, order: { id: first.order.id } })
  await expect(ticket(kitchen, 1).locator('.addbar')).toContainText('加菜')
  await expect(line(kitchen, added.order.goods[1]?.id ?? '')).toContainText('春卷')

  await passline.till.act(['rush'], [first.order.goods[0]?.id ?? ''])
  await expect(ticket(kitchen, 1)).toContainText('催')
})

test('[K19] a cancelled line stays struck on the kitchen screen until the cook has seen it', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  const { order } = await passline.till.order('803', 'tomato-egg', 'spring-rolls')
  const [egg, rolls] = order.goods.map((goods) => goods.id as string) as [string, string]
  await expect(ticket(kitchen, 1)).toBeVisible()
  await passline.till.act(['cancel'], [rolls])
  await expect(line(kitchen, rolls)).toHaveAttribute('data-status', 'cancelled')
  await expect(line(kitchen, rolls).locator('.name')).toHaveCSS('text-decoration-line', 'line-through')
  await step(kitchen, rolls).click()
  await expect(line(kitchen, rolls)).toBeHidden()
  await expect(line(kitchen, egg)).toBeVisible()
})

test('[K9] the last step is taken back with one tap', async ({ passline }) => {
  const [kitchen, other] = await Promise.all([passline.open('kitchen'), passline.open('kitchen')])
  const { order } = await passline.till.order('804', 'tomato-egg')
  const egg = order.goods[0]?.id ?? ''
  await step(kitchen, egg).click()
  await expect(line(other, egg)).toHaveAttribute('data-status', 'making')
  await kitchen.getByRole('button', { name: '撤回上一步' }).click()
  await expect(line(other, egg)).toHaveAttribute('data-status', 'waiting')
})

test('a filter never hides goods from everybody: 全部 shows what a station screen does not', async ({ passline }) => {
  const [bar, all] = await Promise.all([passline.open('kitchen', { query: '?station=bar' }), passline.open('kitchen')])
  const { order } = await passline.till.order('805', 'tomato-egg', 'tsingtao')
  const [egg, beer] = order.goods.map((goods) => goods.id as string) as [string, string]
  await expect(line(bar, beer)).toBeVisible()
  await expect(line(bar, egg)).toBeHidden()
  await expect(line(all, egg)).toBeVisible()
  await expect(line(all, beer)).toBeVisible()
})
