import type { Page } from '@playwright/test'
import { isLive, line, slipOver, step, ticket } from './support/look.ts'
import { lookAxe } from './support/lookAxe.ts'
import { expect, test } from './support/test.ts'

test('what a cook tapped is seen again: the ticket as it was, and who did what', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const { order } = await passline.till.order('801', ['pork-dumplings', 2])
  const dumplings = order.goods[0]?.id ?? ''
  await step(kitchen, dumplings).click()
  await expect(line(kitchen, dumplings)).toHaveAttribute('data-status', 'making')
  await slipOver(kitchen)
  await step(kitchen, dumplings).click()
  await expect(line(kitchen, dumplings)).toHaveAttribute('data-status', 'made')

  const replay = await passline.open('replay', { query: thisHour() })
  await opened(replay)
  await replay.keyboard.press('Home')
  await expect(ticket(replay, order.seqNo)).toHaveCount(0)
  await replay.keyboard.press('End')
  await expect(line(replay, dumplings)).toHaveAttribute('data-status', 'made')
  await expect(replay.locator('.evl .on')).toContainText('后厨 1 屏 做好了 #01 801 房的水饺 2 份')
  await deed(replay, '开始做').click()
  await expect(line(replay, dumplings)).toHaveAttribute('data-status', 'making')
  await expect(line(replay, dumplings)).toHaveAttribute('data-touched', '')
  await expect(deed(replay, '开始做')).toHaveAttribute('aria-current', 'true')
  await expect(ticket(replay, order.seqNo).locator('button')).toHaveCount(0)
  await expect(line(kitchen, dumplings)).toHaveAttribute('data-status', 'made')
})

test('the address names the moment: whoever is sent it sees the same', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const { order } = await passline.till.order('802', 'pork-dumplings')
  await step(kitchen, order.goods[0]?.id ?? '').click()
  await expect(line(kitchen, order.goods[0]?.id ?? '')).toHaveAttribute('data-status', 'making')
  const replay = await passline.open('replay', { query: thisHour() })
  await opened(replay)
  await replay.keyboard.press('End')
  await expect(replay).toHaveURL(/\/replay\?at=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ&shop=binjiang$/)
  const clock = await replay.getByTestId('clock').textContent()
  const other = await passline.open('replay', { query: new URL(replay.url()).search })
  await opened(other)
  await expect(other.getByTestId('clock')).toHaveText(clock ?? '')
  await expect(ticket(other, order.seqNo)).toBeVisible()
})

test('it plays to the end, stops there and says so; a time before the journal says from when there is one', async ({ passline }) => {
  await passline.till.order('803', 'pork-dumplings')
  const replay = await passline.open('replay', { query: thisHour(20_000) })
  await opened(replay)
  await replay.keyboard.press('6')
  await replay.keyboard.press('Space')
  await expect(replay.locator('.over')).toHaveText('放到现在了，后面还没发生')
  await expect(replay.getByRole('button', { name: '播放' })).toBeVisible()
  const early = await passline.open('replay', { query: '?at=2020-01-01T12:00:00Z' })
  await expect(early.getByRole('heading', { name: '日志没有保留到那么早' })).toBeVisible()
  await early.getByRole('button', { name: '从那时看起' }).click()
  await opened(early)
})

test('a jump to a line that a low wall has no room for opens its ticket and rolls it there', async ({ passline }) => {
  const dishes = ['tomato-egg', 'spring-rolls', 'smashed-cucumber', 'vinegar-peanuts', 'century-egg-tofu', 'garlic-broccoli']
  const lines = dishes.map((dishId) => ({ dishId, quantity: 1, note: '不要辣椒不要花椒，酱油少放，切小块，最后上' }))
  const { order } = await passline.till.place({ source: 'takeAway', lines })
  const ids = order.goods.map(({ id }) => id)
  for (const id of ids) await passline.till.act(['start'], [id])
  const replay = await passline.open('replay', { query: thisHour(), size: [1280, 720] })
  await opened(replay)
  for (const [index, id] of ids.entries()) {
    await replay
      .locator('.evl button', { hasText: '开始做' })
      .nth(ids.length - 1 - index)
      .click()
    await expect(line(replay, id).filter({ visible: true })).toHaveAttribute('data-touched', '')
    await expect(line(replay, id).filter({ visible: true })).toBeInViewport({ ratio: 1 })
  }
})

test('who may not read reports sees nothing of it', async ({ passline }) => {
  const replay = await passline.open('replay', { token: passline.server.token('kitchen') })
  await expect(replay.getByRole('heading', { name: '授权无效' })).toBeVisible()
})

for (const lang of ['zh', 'en'] as const)
  test(`everything can be done from the keyboard, and axe finds nothing serious (${lang})`, async ({ passline }) => {
    const { order } = await passline.till.order('801', 'pork-dumplings')
    await passline.till.act(['start'], [order.goods[0]?.id ?? ''])
    const replay = await passline.open('replay', { query: thisHour(), lang, size: [1280, 720] })
    await opened(replay)
    await replay.keyboard.press('End')
    const slider = replay.getByRole('slider')
    const last = await slider.getAttribute('aria-valuetext')
    await replay.keyboard.press('ArrowLeft')
    await expect(slider).not.toHaveAttribute('aria-valuetext', last ?? '')
    await replay.keyboard.press('End')
    await replay.locator('.evl .on button').focus()
    await replay.keyboard.press('ArrowDown')
    await replay.keyboard.press('Enter')
    await expect(replay.locator('.evl .on button')).toBeFocused()
    await replay.locator('.hour h1 button').focus()
    await replay.keyboard.press('Enter')
    await expect(replay.getByTestId('hours')).toBeVisible()
    expect(await lookAxe(replay)).toEqual([])
    await replay.keyboard.press('Escape')
    await expect(replay.getByTestId('hours')).toHaveCount(0)
    expect(await lookAxe(replay)).toEqual([])
  })

/** By itself it opens some minutes ago, which may be another hour. @param agoMs how long ago instead */
function thisHour(agoMs = 0): string {
  return `?at=${new Date(Date.now() - agoMs).toISOString()}`
}

async function opened(replay: Page): Promise<void> {
  await replay.getByRole('slider').waitFor()
}

/** The newest row of "who did what" with these words. */
function deed(replay: Page, words: string) {
  return replay.locator('.evl button', { hasText: words }).first()
}
