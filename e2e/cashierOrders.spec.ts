import type { Page } from '@playwright/test'
import { isLive, line, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

/** Chooses where it goes by typing its number, as a cashier does. */
async function goTo(cashier: Page, number: string): Promise<void> {
  await cashier.keyboard.press('F2')
  await cashier.getByTestId('target-search').fill(number)
  await cashier.keyboard.press('Enter')
  await expect(cashier.getByTestId('target')).toContainText(number)
}

const C017 = { source: 'wristband', place: { kind: 'wristband', id: 'c017' } }

test('[K26] what a wristband orders reaches the kitchen only when the cashier accepts it, line by line', async ({ passline }) => {
  await passline.till.asManager('PATCH', '', { settings: { confirmWristband: true } })
  const [cashier, kitchen] = await Promise.all([passline.open('cashier'), passline.open('kitchen')])
  await Promise.all([isLive(cashier), isLive(kitchen)])
  const lines = [
    { dishId: 'pork-dumplings', quantity: 2 },
    { dishId: 'spring-rolls', quantity: 1 },
  ]
  const { order } = await passline.till.place({ ...C017, lines })
  const arrival = cashier.locator(`[data-arrival="${order.id}"]`)
  await expect(arrival).toHaveAttribute('data-unconfirmed', 'true')
  await passline.till.order('801', 'tsingtao')
  await expect(ticket(kitchen, 2)).toBeVisible()
  await expect(ticket(kitchen, 1)).toHaveCount(0)

  await arrival.getByTestId('each').click()
  const [dumplings, rolls] = order.goods.map((goods) => goods.id)
  await cashier.getByTestId('confirm-dialog').locator(`[data-goods-id="${rolls}"]`).getByTestId('leave').click()
  await cashier.getByTestId('confirm').click()
  await expect(arrival).toHaveCount(0)
  await expect(ticket(kitchen, 1)).toContainText('C017')
  await expect(line(kitchen, dumplings ?? '')).toHaveAttribute('data-status', 'waiting')
  await expect(line(kitchen, rolls ?? '')).toHaveCount(0)
})

test('[K26] a wristband order that is refused is never in the kitchen; one that is accepted with one tap is', async ({ passline }) => {
  await passline.till.asManager('PATCH', '', { settings: { confirmWristband: true } })
  const [cashier, kitchen] = await Promise.all([passline.open('cashier'), passline.open('kitchen')])
  await Promise.all([isLive(cashier), isLive(kitchen)])
  const { order } = await passline.till.place({ ...C017, lines: [{ dishId: 'pork-dumplings', quantity: 2 }] })
  await cashier.locator(`[data-arrival="${order.id}"]`).getByTestId('refuse').click()
  await cashier.getByTestId('confirm').click()
  await expect(cashier.locator(`[data-order-id="${order.id}"]`)).toHaveCount(0)

  const second = await passline.till.place({ ...C017, lines: [{ dishId: 'pork-dumplings', quantity: 1 }] })
  await cashier.locator(`[data-arrival="${second.order.id}"]`).getByTestId('accept').click()
  await expect(ticket(kitchen, second.order.seqNo)).toContainText('C017')
  await expect(ticket(kitchen, order.seqNo)).toHaveCount(0)
})

test('a dish is found by its initials, and Enter takes it', async ({ passline }) => {
  const cashier = await passline.open('cashier')
  await isLive(cashier)
  await goTo(cashier, 'A06')
  await cashier.keyboard.press('/')
  await cashier.keyboard.type('xlb')
  await expect(cashier.locator('.dishes [data-dish-id]').first()).toHaveAttribute('data-dish-id', 'soup-dumplings')
  await cashier.keyboard.press('Enter')
  await expect(cashier.getByTestId('cart-lines').locator('[data-dish-id="soup-dumplings"]')).toBeVisible()
  await expect(cashier.getByTestId('search')).toHaveValue('')
})

test('[K12] before more is sent to a place, it is said which order it joins and what that has', async ({ passline }) => {
  const [cashier, kitchen] = await Promise.all([passline.open('cashier'), passline.open('kitchen')])
  await Promise.all([isLive(cashier), isLive(kitchen)])
  await passline.till.order('801', ['pork-dumplings', 2], 'spring-rolls')
  await goTo(cashier, '801')
  await expect(cashier.getByTestId('target-said')).toContainText('#01')
  await expect(cashier.getByTestId('joins-what')).toHaveText('已有 2 道：水饺 ×2、春卷')
  await cashier.locator('button[data-dish-id="tsingtao"]').click()
  await cashier.keyboard.press('F4')
  await expect(cashier.getByTestId('notice-placed')).toContainText('#01')
  await expect(ticket(kitchen, 1).locator('.addbar')).toBeVisible()
})

test('sold out at one till in the middle of a cart at another: said at once, the line is blocked, nothing is lost', async ({
  passline,
}) => {
  const [cashier, other] = await Promise.all([passline.open('cashier'), passline.open('cashier')])
  await Promise.all([isLive(cashier), isLive(other)])
  await goTo(cashier, '802')
  await cashier.locator('button[data-dish-id="spring-rolls"]').click()
  await cashier.locator('button[data-dish-id="tsingtao"]').click()

  await other.getByTestId('mode-soldOutMode').click()
  await other.locator('[data-sell-id="spring-rolls"]').click()
  await other.getByTestId('out-today').click()
  const rolls = cashier.getByTestId('cart-lines').locator('[data-dish-id="spring-rolls"]')
  await expect(rolls).toHaveAttribute('data-problem', 'soldOut')
  await expect(cashier.locator('.dish[data-dish-id="spring-rolls"]')).toContainText(/已沽清，到(明天)? ?03:00/)
  await expect(cashier.getByTestId('cart-portions')).toHaveText('2')
  await expect(cashier.getByTestId('send')).toBeDisabled()

  await other.getByTestId('sold-out-bar').getByTestId('restore').click()
  await expect(rolls).not.toHaveAttribute('data-problem')
  await expect(cashier.getByTestId('send')).toBeEnabled()
})

test('[K27] of a counted dish no more can be ordered than are left', async ({ passline }) => {
  const [cashier, other] = await Promise.all([passline.open('cashier'), passline.open('cashier')])
  await Promise.all([isLive(cashier), isLive(other)])
  await goTo(cashier, '802')
  for (const _ of [1, 2, 3]) await cashier.locator('button[data-dish-id="spring-rolls"]').click()
  await other.getByTestId('mode-soldOutMode').click()
  await other.locator('[data-sell-id="spring-rolls"]').click()
  await other.getByTestId('remaining').fill('2')
  await other.getByTestId('set-remaining').click()
  const rolls = cashier.getByTestId('cart-lines').locator('[data-dish-id="spring-rolls"]')
  await expect(rolls).toContainText('只剩 2 份')
  await rolls.getByTestId('reduce').click()
  await cashier.getByTestId('send').click()
  await expect(cashier.getByTestId('notice-placed')).toBeVisible()
  await expect(other.locator('[data-sell-id="spring-rolls"]')).toContainText('已沽清')
})

test('[K10] a rush is seen in the kitchen, and that it was seen comes back to the cashier', async ({ passline }) => {
  const [cashier, kitchen] = await Promise.all([passline.open('cashier'), passline.open('kitchen')])
  await Promise.all([isLive(cashier), isLive(kitchen)])
  const { order } = await passline.till.order('801', 'pork-dumplings')
  const id = order.goods[0]?.id ?? ''
  await cashier.locator('.orders [data-seq="1"]').click()
  await line(cashier, id).getByTestId('rush').click()
  await expect(line(cashier, id).getByTestId('rushed')).toContainText('后厨还没看到')
  await expect(ticket(kitchen, 1).locator('.rush').first()).toBeVisible()
  await passline.till.rushesSeen([id])
  await expect(line(cashier, id).getByTestId('rushed')).toContainText('后厨已看到')
})

test('an allergy is chosen from the list, marks the dishes that contain it, and says which station has seen it', async ({ passline }) => {
  const cashier = await passline.open('cashier')
  await isLive(cashier)
  await goTo(cashier, '803')
  await cashier.locator('button[data-dish-id="vinegar-peanuts"]').click()
  await cashier.getByTestId('allergy').click()
  await cashier.getByTestId('allergy-dialog').locator('[data-allergen="peanut"]').click()
  await cashier.getByTestId('save-allergy').click()
  await expect(cashier.getByTestId('cart-lines').getByTestId('danger')).toHaveText('含花生')
  await cashier.getByTestId('send').click()
  const said = cashier.getByTestId('round-allergy')
  await expect(said).toContainText('过敏：花生')
  await expect(said.locator('[data-station-id="cold"]')).toHaveAttribute('data-seen', 'false')
  await cashier.locator('button[data-dish-id="tsingtao"]').click()
  await expect(cashier.getByTestId('allergy-before')).toContainText('花生')
})

test('a later course is held until the cashier fires it, and an order moves to another room', async ({ passline }) => {
  const [cashier, kitchen] = await Promise.all([passline.open('cashier'), passline.open('kitchen')])
  await Promise.all([isLive(cashier), isLive(kitchen)])
  const lines = [
    { dishId: 'pork-dumplings', quantity: 1 },
    { dishId: 'tsingtao', quantity: 2, course: 2 },
  ]
  const { order } = await passline.till.place({ source: 'till', place: { kind: 'room', id: '801' }, lines })
  const beer = order.goods[1]?.id ?? ''
  await cashier.locator('.orders [data-seq="1"]').click()
  await expect(line(cashier, beer)).toContainText('叫起')
  await line(cashier, beer).getByTestId('fire').click()
  await expect(line(cashier, beer)).not.toHaveAttribute('data-held')

  await cashier.getByTestId('move').click()
  await cashier.locator('[data-place="room:805"]').click()
  await cashier.getByTestId('confirm-move').click()
  await expect(cashier.getByTestId('target')).toContainText('805')
  await expect(ticket(kitchen, 1)).toContainText('805')
})

test('a started dish says why it cannot be cancelled and what can be done instead', async ({ passline }) => {
  const cashier = await passline.open('cashier')
  await isLive(cashier)
  const { order } = await passline.till.order('801', 'pork-dumplings')
  const id = order.goods[0]?.id ?? ''
  await passline.till.act(['start'], [id])
  await cashier.locator('.orders [data-seq="1"]').click()
  await expect(line(cashier, id).getByTestId('cancel-line')).toHaveCount(0)
  await line(cashier, id).locator('button.name').click()
  await expect(cashier.getByTestId('why-not-cancel')).toContainText('不能取消')
  await cashier.keyboard.press('Escape')
  await expect(line(cashier, id).locator('button.name')).toBeFocused()
})

test('a slip is printed from a window of its own while the till goes on, and the code leads to the guest’s page', async ({ passline }) => {
  const cashier = await passline.open('cashier')
  // A page that prints closes itself when it has printed; here it stays to be read.
  await cashier
    .context()
    .addInitScript(() => Object.assign(window, { print: () => Object.assign(document.documentElement.dataset, { printed: 'yes' }) }))
  await isLive(cashier)
  const { order } = await passline.till.order('801', ['pork-dumplings', 2])
  await cashier.locator('.orders [data-seq="1"]').click()
  await cashier.getByTestId('slip').click()
  await expect(cashier.locator('.slip')).not.toContainText('¥')
  await cashier.getByTestId('slip-guest').click()
  await expect(cashier.locator('.slip')).toContainText('¥56')
  const url = await cashier.locator('.slip [data-qr]').getAttribute('data-qr')
  const [paper] = await Promise.all([cashier.context().waitForEvent('page'), cashier.getByTestId('print').click()])
  await expect(paper.locator('[data-printed="yes"] .slip')).toContainText('水饺')
  await expect(paper.locator('.slip [data-qr]')).toHaveAttribute('data-qr', url ?? 'none')
  await passline.till.act(['start'], [order.goods[0]?.id ?? ''])
  await expect(cashier.locator('.orders [data-seq="1"]')).toHaveAttribute('data-status', 'making')
  expect((await cashier.request.get(url ?? '')).ok()).toBe(true)
})

test('the language changes in place, and nothing that was chosen is lost', async ({ passline }) => {
  const cashier = await passline.open('cashier')
  await isLive(cashier)
  await goTo(cashier, '804')
  await cashier.locator('button[data-dish-id="tsingtao"]').click()
  await cashier.getByText('English', { exact: true }).click()
  await expect(cashier.getByTestId('send')).toHaveText('Send 1 to kitchen')
  await expect(cashier.getByTestId('cart-lines')).toContainText('Tsingtao beer')
  await cashier.getByText('中文', { exact: true }).click()
  await expect(cashier.getByTestId('send')).toHaveText('下单 1 份')
})
