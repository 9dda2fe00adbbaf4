import type { Page, Route } from '@playwright/test'
import { isLive, line } from './support/look.ts'
import { expect, test } from './support/test.ts'

/** What the page sends there reaches the server, and its answers are lost until the function that is returned is called. */
async function loseAnswers(page: Page, path: string): Promise<() => Promise<void>> {
  const lose = async (route: Route) => {
    await route.fetch()
    await route.abort()
  }
  await page.route(path, lose)
  return () => page.unroute(path, lose)
}

test('a part of a line whose cancelling got no answer is cancelled once, however often it is pressed', async ({ passline }) => {
  const cashier = await passline.open('cashier')
  await isLive(cashier)
  const { order } = await passline.till.order('801', ['spring-rolls', 2])
  const id = order.goods[0]?.id ?? ''
  await cashier.locator('.orders [data-seq="1"]').click()
  await line(cashier, id).getByTestId('cancel-line').click()
  const dialog = cashier.getByTestId('cancel-line-dialog')
  await dialog.locator('.stepper button').first().click()
  const find = await loseAnswers(cashier, '**/goods/actions')
  await cashier.getByTestId('confirm-cancel-line').click()
  await expect(dialog.getByRole('alert')).toContainText('没收到回应')
  await expect(cashier.locator('.ordered[data-status="cancelled"]')).toHaveCount(1)
  await find()
  await cashier.getByTestId('confirm-cancel-line').click()
  await expect(dialog).toBeHidden()
  await expect(line(cashier, id)).toHaveAttribute('data-status', 'waiting')
  await expect(cashier.locator('.ordered[data-status="cancelled"]')).toHaveCount(1)
})

test('a note whose saving got no answer stands still until it has one', async ({ passline }) => {
  const cashier = await passline.open('cashier')
  await isLive(cashier)
  const { order } = await passline.till.order('801', 'spring-rolls')
  const id = order.goods[0]?.id ?? ''
  await cashier.locator('.orders [data-seq="1"]').click()
  await line(cashier, id).locator('button.name').click()
  await cashier.getByTestId('line-note').fill('少盐')
  const find = await loseAnswers(cashier, '**/note')
  await cashier.getByTestId('save-note').click()
  await expect(cashier.getByTestId('line-dialog').getByRole('alert')).toContainText('没收到回应')
  await expect(cashier.getByTestId('line-note')).toBeDisabled()
  await find()
  await cashier.getByTestId('save-note').click()
  await expect(cashier.getByTestId('line-dialog')).toBeHidden()
  await expect(line(cashier, id)).toContainText('少盐')
})

test('[K26] accepting that fails takes no dialog out of the cashier’s hand', async ({ passline }) => {
  await passline.till.asManager('PATCH', '', { settings: { confirmWristband: true } })
  const cashier = await passline.open('cashier')
  await isLive(cashier)
  await passline.till.order('801', 'spring-rolls')
  const { order } = await passline.till.place({
    source: 'wristband',
    place: { kind: 'wristband', id: 'c017' },
    lines: [{ dishId: 'pork-dumplings', quantity: 1 }],
  })
  await cashier.locator('.orders [data-seq="1"]').click()
  await cashier.route('**/accept', (route) => route.abort())
  const accept = cashier.locator(`[data-arrival="${order.id}"]`).getByTestId('accept')
  await accept.click()
  await expect(accept).toBeDisabled()
  await cashier.locator('button.name').first().click()
  await cashier.getByTestId('line-note').fill('不要葱')
  await expect(cashier.locator(`[data-arrival="${order.id}"] [data-testid="accept"]`)).toBeEnabled()
  await expect(cashier.getByTestId('line-note')).toHaveValue('不要葱')
  await cashier.keyboard.press('Escape')
  await accept.click()
  await expect(cashier.getByTestId('confirm-dialog')).toBeVisible()
})
