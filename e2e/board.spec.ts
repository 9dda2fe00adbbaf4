import type { Page } from '@playwright/test'
import { heard } from './support/heard.ts'
import { isLive, making, ready } from './support/look.ts'
import { expect, test } from './support/test.ts'

const heroOf = (board: Page) => board.locator('.hero')

test('numbers are spoken in the order of their calls, and the hero is the last', async ({ passline }) => {
  const board = await passline.open('board')
  await isLive(board)
  const placed = []
  const toGo = { source: 'takeAway', lines: [{ dishId: 'pork-dumplings', quantity: 1 }] }
  for (let each = 0; each < 3; each++) placed.push(await passline.till.place(toGo))
  for (const { order } of placed) {
    await passline.till.act(['start', 'done'], [order.goods[0]?.id ?? ''])
    await expect(making(board, order.seqNo)).toBeVisible()
  }
  // Each is said again after a while: only when it came first counts.
  const said = async () => [...new Set((await heard(board)).flatMap((each) => each.match(/\d+/g) ?? []).map(Number))]
  for (const [at, { order }] of placed.entries()) {
    await passline.till.act(['call'], [order.goods[0]?.id ?? ''])
    await expect(heroOf(board)).toHaveAttribute('data-seq', String(order.seqNo))
    await expect.poll(said, { timeout: 30_000 }).toEqual([1, 2, 3].slice(0, at + 1))
  }
  await expect(heroOf(board)).toHaveAttribute('data-seq', '3')
  await expect(board.locator('.rdy .grid [data-seq]')).toHaveCount(2)

  await passline.till.act(['pickUp'], [placed[2]?.order.goods[0]?.id ?? ''])
  await expect(ready(board, 3)).toHaveCount(0)
  await expect(heroOf(board)).toHaveAttribute('data-seq', '2')
})

test('a board of two languages calls in both', async ({ passline }) => {
  await passline.till.asManager('PATCH', '', { settings: { boardLanguages: ['zh', 'en'] } })
  const board = await passline.open('board')
  await isLive(board)
  const { order } = await passline.till.place({ source: 'takeAway', lines: [{ dishId: 'pork-dumplings', quantity: 1 }] })
  await passline.till.act(['start', 'done', 'call'], [order.goods[0]?.id ?? ''])
  const said = async () => (await heard(board)).slice(0, 2)
  await expect.poll(said, { timeout: 30_000 }).toEqual([expect.stringMatching(/取餐/), expect.stringMatching(/collect|ready|pick/i)])
})

test('an upright board shows everything inside its edges, in both languages, with the shop’s words', async ({ passline }) => {
  const board = await passline.open('board', { size: [1080, 1920] })
  await isLive(board)
  const ticker = { zh: '取餐请出示小票', en: 'Please show your receipt' }
  await passline.till.asManager('PATCH', '', { settings: { boardLanguages: ['zh', 'en'], ticker } })
  await expect(board.locator('.rdy h2')).toContainText('Please collect')
  await expect(board.getByTestId('ticker')).toContainText('取餐请出示小票')
  for (const room of ['801', '802', '803', '804', '805', '806', '807']) {
    const { order } = await passline.till.order(room, 'pork-dumplings', 'tomato-egg')
    await passline.till.act(['start', 'done', 'call'], [order.goods[0]?.id ?? ''])
  }
  await passline.till.order('808', 'pork-dumplings')
  await expect(making(board, 8)).toBeVisible()
  await expect(board.locator('.rdy [data-seq]')).toHaveCount(7)
  const outside = await board.evaluate(() => {
    const elements = [...document.querySelectorAll<HTMLElement>('.bd :is(h2, p, li, time, .hero, .huge)')]
    return elements
      .filter((each) => each.closest('.tick') === null)
      .filter((each) => {
        const { left, right, top, bottom } = each.getBoundingClientRect()
        return left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1
      })
      .map((each) => each.outerHTML.slice(0, 80))
  })
  expect(outside).toEqual([])
  await expect(board.locator('.bd')).not.toContainText('水饺')
})

test('words that do not fit run along; without motion they break into lines, also after the board was turned', async ({ passline }) => {
  const ticker = { zh: '取餐请出示小票，谢谢合作。'.repeat(15), en: '' }
  await passline.till.asManager('PATCH', '', { settings: { boardLanguages: ['zh'], ticker } })
  const board = await passline.open('board')
  const run = board.getByTestId('ticker').locator('.run')
  await expect(run).toHaveClass('run scroll')
  await board.emulateMedia({ reducedMotion: 'reduce' })
  await board.setViewportSize({ width: 1080, height: 1920 })
  await expect(run).toHaveClass('run')
  const looks = await board.getByTestId('ticker').evaluate(async (frame) => {
    const seen = new Set<string>()
    for (let each = 0; each < 20; each++) {
      await new Promise(requestAnimationFrame)
      seen.add(`${frame.firstElementChild?.className} ${frame.scrollWidth > frame.clientWidth ? 'cut off' : 'whole'}`)
    }
    return [...seen]
  })
  expect(looks).toEqual(['run whole'])
})

test('a board that lost the server says that its numbers are old', async ({ passline }) => {
  const board = await passline.open('board')
  await isLive(board)
  const { order } = await passline.till.order('801', 'pork-dumplings')
  await expect(making(board, order.seqNo)).toBeVisible()
  await passline.server.kill()
  await expect(board.locator('.banner')).toContainText('号码停在', { timeout: 20_000 })
  await expect(making(board, order.seqNo)).toBeVisible()
})
