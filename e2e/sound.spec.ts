import type { PresenceAnswer } from '@passline/shared/presence'
import type { Page } from '@playwright/test'
import { findChromium } from '../scripts/lib/chromium.mjs'
import { heard } from './support/heard.ts'
import { isLive } from './support/look.ts'
import { expect, test } from './support/test.ts'

// As in a browser that people use: no sound before somebody has touched the page. Headless Chromium would allow it at once.
const executablePath = await findChromium()
test.use({
  // Recording a trace looks into the page, which Chromium takes for a touch.
  trace: 'off',
  launchOptions: {
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--autoplay-policy=document-user-activation-required'],
  },
})

/** Looks at a page without counting as a touch of it, which the usual ways of asking do. */
async function peek<T>(page: Page, expression: string): Promise<T> {
  const session = await page.context().newCDPSession(page)
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true, userGesture: false })
  await session.detach()
  return result.value as T
}

test('a kitchen whose sound is locked says so, to the manager too, and one touch opens it', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  const reported = async () => {
    const { devices } = await passline.till.asManager<PresenceAnswer>('GET', 'presence')
    return devices.flatMap((each) => (each.role === 'kitchen' ? each.sessions.map((session) => session.report?.sound) : []))
  }
  await expect.poll(reported, { timeout: 20_000 }).toEqual(['locked'])
  expect(await peek(kitchen, `document.querySelector('[data-testid="unlock"]')?.textContent ?? ''`)).toContain('打开声音')

  await passline.till.order('801', ['pork-dumplings', 2])
  await expect.poll(() => peek(kitchen, `document.querySelectorAll('article').length`)).toBe(1)
  expect(await peek(kitchen, 'window.__passline?.spoken?.length ?? 0')).toBe(0)

  const [x, y] = await peek<[number, number]>(
    kitchen,
    `(() => { const box = document.querySelector('[data-testid="unlock"] .yes').getBoundingClientRect(); return [box.x + 20, box.y + 20] })()`,
  )
  await kitchen.mouse.click(x, y)
  await expect.poll(() => heard(kitchen), { timeout: 20_000 }).toContain('声音已打开')
  await expect.poll(reported).toEqual(['on'])
  await passline.till.order('802', 'pork-dumplings')
  await expect.poll(() => heard(kitchen), { timeout: 20_000 }).toContain('802房间下单了水饺1份，请注意')
})

test('muted until somebody asks for sound: the header says it, the order is on the wall, and nothing is spoken', async ({ passline }) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  await kitchen.keyboard.press('m')
  await expect(kitchen.getByTestId('sound')).toContainText('静音')
  await passline.till.order('801', 'pork-dumplings')
  await expect(kitchen.getByRole('article')).toHaveCount(1)
  expect(await heard(kitchen)).toEqual([])
})
