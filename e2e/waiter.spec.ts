import { isLive, line, pile, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

test('[K15] a take-away order that was picked up elsewhere is in the history as picked up', async ({ passline }) => {
  const waiter = await passline.open('waiter')
  await isLive(waiter)
  const { order } = await passline.till.place({ source: 'takeAway', lines: [{ dishId: 'tomato-egg', quantity: 1 }] })
  const ids = order.goods.map((goods) => goods.id)
  await passline.till.act(['start', 'done', 'call'], ids)
  const past = waiter.locator('.past[data-seq="1"]')
  await expect(past).toHaveAttribute('data-outcome', 'open')
  await passline.till.act(['pickUp'], ids)
  await expect(pile(waiter, 1)).toBeHidden()
  await expect(past).toHaveAttribute('data-outcome', 'pickedUp')
  await expect(past).toContainText('外带')
})

test('[K10] a waiter hurries a dish of a room, the kitchen is shown it, and the waiter reads when the kitchen has seen it', async ({
  passline,
}) => {
  const [waiter, kitchen] = await Promise.all([passline.open('waiter'), passline.open('kitchen')])
  await Promise.all([isLive(waiter), isLive(kitchen)])
  const { order } = await passline.till.order('802', 'tomato-egg', 'spring-rolls')
  const egg = order.goods[0]?.id ?? ''
  const coming = waiter.getByTestId('coming-orders')
  await expect(coming).toHaveCount(0)
  await waiter.locator('[data-filter="place:room:802"]').click()
  await expect(coming.locator('.coming-line')).toHaveCount(2)
  await line(waiter, egg).getByTestId('rush').click()
  await expect(ticket(kitchen, 1)).toContainText('催')
  await expect(line(waiter, egg).getByTestId('rush-said')).toContainText('还没看到')
  await passline.till.rushesSeen([egg])
  await expect(line(waiter, egg).getByTestId('rush-said')).toContainText(/后厨 \d\d:\d\d 看到了催单/)
})

test('a waiter fires the next course, and it is gone from what is held', async ({ passline }) => {
  const waiter = await passline.open('waiter')
  await isLive(waiter)
  await passline.till.asManager('PATCH', '', { settings: { autoFire: false } })
  const lines = [
    { dishId: 'tomato-egg', quantity: 1 },
    { dishId: 'spring-rolls', quantity: 1, course: 2 },
  ]
  const { order } = await passline.till.place({ source: 'roomPad', place: { kind: 'room', id: '803' }, lines })
  const rolls = order.goods[1]?.id ?? ''
  await expect(line(waiter, rolls)).toHaveAttribute('data-held', 'course')
  await waiter.locator('[data-course="2"]').getByTestId('fire').click()
  await expect(line(waiter, rolls)).toHaveCount(0)
  const goods = async () => (await passline.till.asManager<{ order: typeof order }>('GET', `orders/${order.id}`)).order.goods
  await expect.poll(async () => (await goods())[1]?.held).toBeNull()
})

test('the chip of a room filters the history too', async ({ passline }) => {
  const waiter = await passline.open('waiter')
  await isLive(waiter)
  for (const room of ['801', '802']) {
    const { order } = await passline.till.order(room, 'tomato-egg')
    await passline.till.act(
      ['start', 'done', 'call'],
      order.goods.map((goods) => goods.id),
    )
  }
  const history = waiter.getByTestId('history').locator('.past')
  await expect(history).toHaveCount(2)
  await waiter.locator('[data-filter="place:room:802"]').click()
  await expect(history).toHaveCount(1)
  await expect(history).toContainText('802')
})
