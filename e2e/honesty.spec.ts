import { isLive, line, step, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

test.use({ serviceWorkers: 'allow' })

test('the plug is pulled while a cook works: the taps are kept, sent once, and a conflict is explained', async ({ passline }) => {
  const [kitchen, other] = await Promise.all([passline.open('kitchen'), passline.open('kitchen')])
  await Promise.all([isLive(kitchen), isLive(other)])
  const { order } = await passline.till.order('801', 'tomato-egg', 'spring-rolls', 'longjing-tea')
  const [egg, rolls, tea] = order.goods.map((goods) => goods.id as string) as [string, string, string]
  await expect(ticket(other, 1)).toBeVisible()

  await passline.server.kill()
  await expect(kitchen.locator('[data-phase="offline"]')).toBeVisible({ timeout: 20_000 })
  for (const goodsId of [egg, rolls, tea]) {
    await step(kitchen, goodsId).click()
    await expect(line(kitchen, goodsId)).toHaveAttribute('data-status', 'making')
  }
  await expect(kitchen.locator('.strip')).toContainText('3')
  await kitchen.reload({ waitUntil: 'commit' }).catch(() => undefined)

  await passline.server.start()
  const rejected = await passline.till.act(['cancel'], [tea]).catch(() => null)
  await kitchen.goto(`${passline.server.base}/kitchen`)
  for (const goodsId of [egg, rolls]) await expect(line(other, goodsId)).toHaveAttribute('data-status', 'making', { timeout: 20_000 })
  await expect(line(other, tea)).toHaveAttribute('data-status', rejected === null ? 'making' : 'cancelled')
  await isLive(kitchen)
})

test('a step that was refused is explained, and the line falls back', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const { order } = await passline.till.order('802', 'tomato-egg')
  const egg = order.goods[0]?.id ?? ''
  await expect(line(kitchen, egg)).toBeVisible()
  await kitchen.route('**/goods/actions', async (route) => {
    await passline.till.act(['cancel'], [egg])
    await route.continue()
  })
  await step(kitchen, egg).click()
  await expect(kitchen.locator('.toast')).toContainText('已经被取消')
  await expect(line(kitchen, egg)).toHaveAttribute('data-status', 'cancelled')
})

test('[K22] ages are by the server clock, whatever the device believes', async ({ passline }) => {
  const right = await passline.open('kitchen')
  await passline.till.order('803', 'tomato-egg')
  const wrong = await passline.open('kitchen', { clockOffMs: 2 * 3_600_000 })
  const timer = (page: typeof right) => ticket(page, 1).locator('.timer')
  await expect(timer(wrong)).toHaveText(/^00:\d\d$/)
  const seconds = async (page: typeof right) => Number((await timer(page).textContent())?.split(':')[1])
  // The two are read one after the other, which may take a moment.
  await expect(async () => expect(Math.abs((await seconds(wrong)) - (await seconds(right)))).toBeLessThanOrEqual(1)).toPass()
})

test('a screen proves until when it is current, and says when it no longer is', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const proof = kitchen.locator('.link small')
  await expect(proof).toHaveText(/^已核对 \d\d:\d\d:\d\d$/)
  const before = await proof.textContent()
  await expect(proof).not.toHaveText(before ?? '', { timeout: 15_000 })
  await passline.server.kill()
  await expect(proof).toHaveText(/^停在 \d\d:\d\d:\d\d$/, { timeout: 20_000 })
  await passline.server.start()
  await expect(proof).toHaveText(/^已核对/, { timeout: 20_000 })
})

test('without a valid token a screen shows no order and says what to do', async ({ passline, page }) => {
  await passline.till.order('804', 'tomato-egg')
  await page.goto(`${passline.server.base}/kitchen#token=pl_notavalidtokennotavalidtokennotavalid`)
  await expect(page.locator('article')).toHaveCount(0)
  await expect(page.locator('body')).toContainText(/授权|链接|link|token/)
})

test('the language changes with one tap and is remembered', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  const { order } = await passline.till.order('805', 'tomato-egg')
  const egg = order.goods[0]?.id ?? ''
  await expect(line(kitchen, egg)).toContainText('番茄炒蛋')
  await kitchen.getByRole('button', { name: 'English' }).click()
  await expect(line(kitchen, egg)).toContainText('Tomato and egg')
  await expect(kitchen.locator('html')).toHaveAttribute('lang', 'en')
  await kitchen.reload()
  await expect(line(kitchen, egg)).toContainText('Tomato and egg')
})
