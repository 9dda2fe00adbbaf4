import type { Locator, Page } from '@playwright/test'
import { isLive, line, slipOver, step, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

/** A bump bar has no second look: its keys act on what is on the glass. And fingers slip. */

const idsOf = (goods: readonly { id: string }[]) => goods.map(({ id }) => id)

async function middleOf(target: Locator): Promise<[x: number, y: number]> {
  const box = await target.boundingBox()
  if (!box) throw new Error('it is on the glass')
  return [box.x + box.width / 2, box.y + box.height / 2]
}

const pager = (kitchen: Page) => kitchen.locator('.pager .pg')

test('keys act on what the page shows: an allergy of another page is not acknowledged', async ({ passline }) => {
  const kitchen = await passline.open('kitchen', { size: [1280, 720] })
  await isLive(kitchen)
  const lines = ['tomato-egg', 'spring-rolls', 'smashed-cucumber'].map((dishId) => ({ dishId, quantity: 1 }))
  await passline.till.place({ source: 'takeAway', lines, allergies: ['peanut'] })
  for (let index = 0; index < 8; index++) await passline.till.place({ source: 'takeAway', lines })
  await expect(pager(kitchen)).toHaveText(/^1 \/ [2-9]/)
  await kitchen.keyboard.press('1')
  await expect(ticket(kitchen, 1)).toHaveAttribute('aria-current', 'true')
  await kitchen.keyboard.press('ArrowRight')
  await expect(pager(kitchen)).toHaveText(/^2 /)
  await kitchen.keyboard.press('a')
  await kitchen.keyboard.press('ArrowLeft')
  await expect(ticket(kitchen, 1).locator('.saw')).toBeVisible()
  await kitchen.keyboard.press('a')
  await expect(ticket(kitchen, 1).locator('.saw')).toBeHidden()
})

test('Tab is the next station while nothing has the focus, and else goes on to the next button', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const shown = kitchen.locator('.seg [aria-pressed="true"]')
  await expect(shown).toHaveAttribute('data-station', 'all')
  await kitchen.keyboard.press('Tab')
  await expect(shown).not.toHaveAttribute('data-station', 'all')
  const station = (await shown.getAttribute('data-station')) ?? ''
  await kitchen.keyboard.press('Shift+Tab')
  await kitchen.keyboard.press('Tab')
  await expect(shown).toHaveAttribute('data-station', station)
})

test('a double tap takes back one step, and what a closed sheet gives free is not tapped by it', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const { order } = await passline.till.order('801', 'tomato-egg', 'spring-rolls')
  const [egg, rolls] = idsOf(order.goods) as [string, string]
  for (const id of [egg, rolls]) {
    await step(kitchen, id).click()
    await expect(line(kitchen, id)).toHaveAttribute('data-status', 'making')
  }
  await kitchen.locator('.undo').first().dblclick()
  await expect(line(kitchen, rolls)).toHaveAttribute('data-status', 'waiting')
  await expect(line(kitchen, egg)).toHaveAttribute('data-status', 'making')

  const button = await middleOf(step(kitchen, rolls))
  await line(kitchen, egg).locator('button.q').click()
  const close = await middleOf(kitchen.locator('.sheet .close'))
  await slipOver(kitchen)
  await kitchen.evaluate(tapTwice, [close, button])
  await expect(kitchen.locator('.sheet')).toBeHidden()
  await expect(line(kitchen, rolls)).toHaveAttribute('data-status', 'waiting')
  await slipOver(kitchen)
  await kitchen.mouse.click(...button)
  await expect(line(kitchen, rolls)).toHaveAttribute('data-status', 'making')
})

test('a long press on the button of a line opens the rest and takes no step; Enter on it takes one', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const { order } = await passline.till.order('802', 'tomato-egg')
  const egg = idsOf(order.goods)[0] ?? ''
  await expect(line(kitchen, egg)).toBeVisible()
  await kitchen.mouse.move(...(await middleOf(step(kitchen, egg))))
  await kitchen.mouse.down()
  await expect(kitchen.locator('.sheet')).toBeVisible()
  await kitchen.mouse.up()
  await kitchen.keyboard.press('Escape')
  await expect(kitchen.locator('.sheet')).toBeHidden()
  await expect(line(kitchen, egg)).toHaveAttribute('data-status', 'waiting')
  await step(kitchen, egg).focus()
  await kitchen.keyboard.press('Enter')
  await expect(line(kitchen, egg)).toHaveAttribute('data-status', 'making')
})

test('[K9] what was made today is searched and taken back without a finger, and without a network it opens too', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  const isFetched = kitchen.waitForResponse(/DockedSheet-.*\.js/)
  await isLive(kitchen)
  for (const room of ['803', '804']) {
    const { order } = await passline.till.order(room, 'tomato-egg')
    await passline.till.act(['start', 'done', 'call'], idsOf(order.goods))
  }
  await kitchen.keyboard.press('r')
  const rows = kitchen.getByTestId('made-line')
  await expect(rows).toHaveCount(2)
  await kitchen.keyboard.type('804')
  await expect(rows).toHaveCount(1)
  await kitchen.keyboard.press('ArrowDown')
  await expect(rows.getByRole('button')).toBeFocused()
  await kitchen.keyboard.press('Enter')
  await expect(rows).toContainText('已制作')
  await kitchen.keyboard.press('ArrowUp')
  await expect(kitchen.locator('.sheet :focus')).toBeVisible()
  await kitchen.keyboard.press('Escape')
  await expect(kitchen.locator('.sheet')).toBeHidden()

  const other = await passline.open('kitchen')
  await isLive(other)
  await Promise.all([isFetched, other.waitForResponse(/DockedSheet-.*\.js/)])
  await other.context().setOffline(true)
  await other.keyboard.press('r')
  await expect(other.locator('.sheet .pad')).toBeVisible()
})

test('an opened ticket that left and comes back is closed', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const { order } = await passline.till.order('805', 'tomato-egg')
  await expect(ticket(kitchen, 1)).toBeVisible()
  await kitchen.keyboard.press('1')
  await kitchen.keyboard.press('e')
  await expect(kitchen.locator('.tk.expanded')).toBeVisible()
  await passline.till.act(['start', 'done', 'call'], idsOf(order.goods))
  await expect(kitchen.locator('.tk')).toHaveCount(0)
  await passline.till.act(['recall'], idsOf(order.goods))
  await expect(ticket(kitchen, 1)).toBeVisible()
  await expect(kitchen.locator('.tk.expanded')).toBeHidden()
})

test('what was not saved is told for eight seconds, or until Escape', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const { order } = await passline.till.order('806', 'tomato-egg', 'spring-rolls')
  const [egg, rolls] = idsOf(order.goods) as [string, string]
  const toast = kitchen.locator('.toast')
  let refused = egg
  await kitchen.route('**/goods/actions', async (route) => {
    await passline.till.act(['cancel'], [refused])
    await route.continue()
  })
  await step(kitchen, egg).click()
  await expect(toast).toContainText('番茄炒蛋')
  await kitchen.keyboard.press('Escape')
  await expect(toast).toBeHidden()
  refused = rolls
  await step(kitchen, rolls).click()
  await expect(toast).toContainText('春卷')
  await expect(toast).toBeHidden({ timeout: 10_000 })
})

/** Runs in the page: two taps with a frame in between, as quick as a finger is and this machine may not be. */
async function tapTwice(places: [x: number, y: number][]): Promise<void> {
  for (const [x, y] of places) {
    document.elementFromPoint(x, y)?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}
