import type { Locator } from '@playwright/test'
import { isLive, line, step, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

/** Tickets that do not fit: what is to cook and what is to tap stays on the glass. */

const DISHES = ['tomato-egg', 'spring-rolls', 'smashed-cucumber', 'vinegar-peanuts', 'century-egg-tofu', 'sesame-balls']
const linesOf = (dishes: readonly string[], note = '') => dishes.map((dishId) => ({ dishId, quantity: 1, note }))

/** Whether the middle of an element is what a finger would hit there. */
const isHit = (target: Locator) =>
  target.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return hit !== null && element.contains(hit)
  })

test('a ticket that does not fit folds what is made, and keeps what is to cook', async ({ passline }) => {
  const kitchen = await passline.open('kitchen', { size: [1280, 720] })
  await isLive(kitchen)
  const { order } = await passline.till.place({ source: 'takeAway', lines: linesOf(DISHES) })
  const ids = order.goods.map(({ id }) => id)
  const last = line(kitchen, ids.at(-1) ?? '')
  await expect(ticket(kitchen, 1).locator('.more-lines')).toBeVisible()
  await expect(last).toBeHidden()
  await passline.till.act(['start', 'done'], ids.slice(0, -1))
  await expect(last).toBeVisible()
  await expect(ticket(kitchen, 1).locator('.more-lines')).toBeVisible()
  expect(await isHit(step(kitchen, ids.at(-1) ?? ''))).toBe(true)
})

test('a ticket with long allergies and notes keeps its dish and its buttons in sight; its head opens it', async ({ passline }) => {
  const kitchen = await passline.open('kitchen', { size: [1280, 720] })
  await isLive(kitchen)
  const first = { source: 'roomPad', place: { kind: 'room', id: '801' } }
  const { order } = await passline.till.place({
    ...first,
    lines: linesOf(DISHES.slice(0, 3), '少盐，不要味精'),
    allergies: ['peanut', 'egg'],
    allergyNote: '花生油也不可以，换锅，请务必确认。'.repeat(11),
    note: '客人赶火车，请先上，孩子吃的请剪小块，谢谢',
  })
  const dish = line(kitchen, order.goods[0]?.id ?? '')
  const shown = ticket(kitchen, 1).first()
  for (const target of [dish.locator('.name'), shown.locator('.saw'), shown.locator('.more-lines'), shown.locator('.bump')])
    await expect.poll(() => isHit(target)).toBe(true)
  await shown.locator('.th .no').click()
  await expect(kitchen.locator('.tk.expanded')).toContainText('花生油也不可以，换锅，请务必确认。'.repeat(11))
})

test('two allergies with their texts and a note leave room for the dish and the button', async ({ passline }) => {
  const kitchen = await passline.open('kitchen', { size: [1280, 720] })
  await isLive(kitchen)
  const told = { allergies: ['peanut'], allergyNote: '换锅炒，不用花生油', note: '客人赶火车，请先上，孩子吃的请剪小块，谢谢' }
  const room = { source: 'roomPad', place: { kind: 'room', id: '802' } }
  const { order } = await passline.till.place({ ...room, ...told, lines: linesOf(DISHES.slice(0, 2), '少盐，不要味精，少放油') })
  await passline.till.place({ ...room, lines: linesOf(['spring-rolls']), allergies: ['egg'], allergyNote: '蛋黄酱也不可以' })
  const shown = ticket(kitchen, 1)
  await expect(shown.getByTestId('allergy')).toHaveCount(2)
  const dish = line(kitchen, order.goods[0]?.id ?? '')
  for (const target of [dish.locator('.name'), shown.locator('.saw').first(), shown.locator('.saw').last(), shown.locator('.bump')])
    await expect.poll(() => isHit(target)).toBe(true)
})

test('in an opened ticket no line is behind its button, wherever the cursor goes', async ({ passline }) => {
  const kitchen = await passline.open('kitchen', { size: [1280, 720] })
  await isLive(kitchen)
  const { order } = await passline.till.place({ source: 'takeAway', lines: linesOf([...DISHES, ...DISHES, ...DISHES], '少盐，不要味精') })
  await ticket(kitchen, 1).locator('.more-lines').click()
  await kitchen.keyboard.press('1')
  for (const _ of order.goods) {
    await kitchen.keyboard.press('ArrowDown')
    const cursor = kitchen.locator('.tk.expanded .it[aria-current="true"]')
    await expect.poll(() => isHit(cursor.locator('.name'))).toBe(true)
  }
})
