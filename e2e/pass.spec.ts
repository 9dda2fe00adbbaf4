import type { Locator, Page } from '@playwright/test'
import { isLive, line, making, pile, ready, slipOver, step, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

const row = (pass: Page, seqNo: number): Locator => pass.locator(`.matrix [data-seq="${seqNo}"]`)
const card = (pass: Page, seqNo: number): Locator => pass.locator(`[data-testid="ready-card"][data-seq="${seqNo}"]`)
const calledRow = (pass: Page, seqNo: number): Locator => pass.locator(`[data-testid="called-row"][data-seq="${seqNo}"]`)

test('[K17] a part of an order goes out before the rest, and never looks complete', async ({ passline }) => {
  const [pass, kitchen, board, waiter] = await Promise.all([
    passline.open('pass'),
    passline.open('kitchen'),
    passline.open('board'),
    passline.open('waiter'),
  ])
  await Promise.all([isLive(pass), isLive(kitchen), isLive(board), isLive(waiter)])
  const { order } = await passline.till.order('801', ['pork-dumplings', 3], 'tomato-egg')
  const [dumplings, egg] = order.goods.map((goods) => goods.id as string) as [string, string]
  await expect(row(pass, 1)).toContainText('801')
  await expect(row(pass, 1).getByTestId('send-part')).toHaveCount(0)

  await passline.till.act(['start', 'done'], [dumplings])
  await expect(row(pass, 1)).toContainText('番茄炒蛋')
  await expect(card(pass, 1)).toHaveCount(0)
  await row(pass, 1).getByTestId('send-part').click()
  const sheet = pass.getByTestId('hand-over')
  await sheet.getByRole('button', { name: '少一份' }).click()
  await sheet.getByTestId('part-call').click()

  await expect(calledRow(pass, 1)).toContainText('水饺 ×2')
  await expect(calledRow(pass, 1).locator('[data-completeness]')).toHaveAttribute('data-completeness', 'part')
  await expect(ready(board, 1)).toContainText('先取一部分')
  await expect(pile(waiter, 1).filter({ hasText: '水饺 ×2' })).toHaveAttribute('data-status', 'called')
  await expect(ticket(kitchen, 1)).toBeVisible()

  await slipOver(pass)
  await calledRow(pass, 1).getByTestId('picked-up').click()
  await expect(calledRow(pass, 1)).toHaveCount(0)
  await expect(ready(board, 1)).toHaveCount(0)
  await expect(making(board, 1)).toBeVisible()

  await passline.till.act(['start', 'done'], [egg])
  await expect(row(pass, 1)).toHaveCount(0)
  await expect(card(pass, 1).locator('[data-completeness]')).toHaveAttribute('data-completeness', 'rest')
  await expect(card(pass, 1)).toContainText('水饺 ×1')
})

test('[K4] of two pass screens one calls, and the other cannot call again for a moment', async ({ passline }) => {
  const { token } = await passline.till.asManager<{ token: string }>('POST', 'devices', { name: '出餐口 2', role: 'pass' })
  const [first, second] = await Promise.all([passline.open('pass'), passline.open('pass', { token })])
  await Promise.all([isLive(first), isLive(second)])
  const { order } = await passline.till.order('802', 'pork-dumplings')
  await passline.till.act(
    ['start', 'done'],
    order.goods.map((goods) => goods.id),
  )
  await expect(card(second, 1)).toBeVisible()
  await card(first, 1).getByTestId('call').click()
  await expect(card(second, 1)).toHaveCount(0)
  await expect(calledRow(second, 1).getByTestId('just-called')).toBeDisabled()
  await expect(calledRow(second, 1).getByTestId('just-called')).toContainText('别屏刚叫过')
  await expect(calledRow(first, 1).getByTestId('just-called')).toContainText('刚叫过')

  await calledRow(second, 1).getByTestId('call-again').click()
  await expect(calledRow(first, 1)).toContainText('叫过 2 次')
})

test('[K9] a pickup is taken back from the foot, also of an order that ended with it', async ({ passline }) => {
  const pass = await passline.open('pass')
  await isLive(pass)
  const { order } = await passline.till.place({ source: 'takeAway', lines: [{ dishId: 'pork-dumplings', quantity: 1 }] })
  await passline.till.act(
    ['start', 'done'],
    order.goods.map((goods) => goods.id),
  )
  await card(pass, 1).getByTestId('picked-up').click()
  await expect(card(pass, 1)).toHaveCount(0)
  await expect(pass.getByTestId('last-step')).toContainText('#01')
  await pass.getByTestId('undo').click()
  await expect(card(pass, 1)).toBeVisible()
  await expect(line(pass, order.goods[0]?.id ?? '')).toHaveAttribute('data-status', 'made')
})

test('keys select, call, pick up and take back; Tab filters', async ({ passline }) => {
  const pass = await passline.open('pass')
  await isLive(pass)
  const { order } = await passline.till.order('803', 'pork-dumplings')
  await passline.till.act(
    ['start', 'done'],
    order.goods.map((goods) => goods.id),
  )
  await expect(card(pass, 1)).toBeVisible()
  await pass.keyboard.press('1')
  await pass.keyboard.press('c')
  await expect(calledRow(pass, 1)).toBeVisible()
  await slipOver(pass)
  await pass.keyboard.press('1')
  await pass.keyboard.press('p')
  await expect(calledRow(pass, 1)).toHaveCount(0)
  await pass.keyboard.press('z')
  await expect(calledRow(pass, 1)).toBeVisible()
  await pass.keyboard.press('Tab')
  await pass.keyboard.press('Tab')
  await expect(pass.locator('[data-kind="table"]')).toHaveAttribute('aria-pressed', 'true')
  await expect(calledRow(pass, 1)).toHaveCount(0)
  await expect(pass.locator('main')).toContainText('别的区域还有 1 单')
})

test('[K9] undo leaves alone what somebody else did with the order since', async ({ passline }) => {
  const [pass, kitchen] = await Promise.all([passline.open('pass'), passline.open('kitchen')])
  await Promise.all([isLive(pass), isLive(kitchen)])
  const { order } = await passline.till.order('801', 'pork-dumplings', 'tomato-egg')
  const [dumplings, egg] = order.goods.map((goods) => goods.id as string) as [string, string]
  await passline.till.act(['start'], [dumplings, egg])
  for (const goodsId of [dumplings, egg]) await step(kitchen, goodsId).click()
  await expect(kitchen.locator('.strip .undo:not(.day)')).toContainText('还可撤 1 步')
  await card(pass, 1).getByTestId('call').click()
  await expect(kitchen.locator('.strip .undo:not(.day)')).toHaveCount(0)
  await expect(pass.getByTestId('undo')).toBeVisible()
  await passline.till.act(['pickUp'], [dumplings, egg])
  await expect(pass.getByTestId('undo')).toHaveCount(0)
})

test('while the sheet is open no key acts on what it hides, and it does not come back by itself', async ({ passline }) => {
  const pass = await passline.open('pass')
  await isLive(pass)
  const ids = []
  for (const room of ['801', '802']) ids.push((await passline.till.order(room, 'pork-dumplings')).order.goods[0]?.id ?? '')
  const [first, second] = ids as [string, string]
  await passline.till.act(['start', 'done'], [first])
  await expect(card(pass, 1)).toBeVisible()
  await pass.keyboard.press('1')
  await row(pass, 2).locator('.miss').click()
  const sheet = pass.getByTestId('hand-over')
  await expect(sheet).toHaveAttribute('data-seq', '2')
  for (const key of ['1', 'c', 'p']) await pass.keyboard.press(key)

  await passline.till.act(['start', 'done'], [second])
  await expect(card(pass, 2)).toBeVisible()
  await expect(card(pass, 1)).toBeVisible()
  await passline.till.act(['recall'], [second])
  await expect(row(pass, 2)).toBeVisible()
  await expect(sheet).toHaveCount(0)
})

test('what is done while the server is away is kept, and sent once when it is back', async ({ passline }) => {
  const [pass, other] = await Promise.all([passline.open('pass'), passline.open('kitchen')])
  await Promise.all([isLive(pass), isLive(other)])
  const { order } = await passline.till.order('804', 'pork-dumplings')
  await passline.till.act(
    ['start', 'done'],
    order.goods.map((goods) => goods.id),
  )
  await expect(card(pass, 1)).toBeVisible()
  await passline.server.kill()
  await expect(pass.locator('[data-phase="offline"]')).toBeVisible({ timeout: 20_000 })
  await card(pass, 1).getByTestId('call').click()
  await expect(pass.locator('.strip')).toContainText('请当面喊号')
  await expect(pass.locator('.strip')).toContainText('已暂存 1 条')
  await expect(calledRow(pass, 1)).toBeVisible()
  await passline.server.start()
  await expect(line(other, order.goods[0]?.id ?? '')).toHaveAttribute('data-status', 'called', { timeout: 30_000 })
  await expect(calledRow(pass, 1)).toContainText('叫过 1 次')
})
