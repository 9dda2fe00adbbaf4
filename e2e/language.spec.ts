import type { Page } from '@playwright/test'
import { isLive, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

/** Switches with the screen's own button, as a person would. */
async function switchLanguage(page: Page, to: 'English' | '中文'): Promise<void> {
  await page.getByRole('button', { name: to }).first().click()
}

test('the language is switched while a cook works: dishes, states and the page itself follow, and a reload keeps it', async ({
  passline,
}) => {
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  await passline.till.order('801', 'pork-dumplings')
  await expect(ticket(kitchen, 1)).toContainText('水饺')
  await switchLanguage(kitchen, 'English')
  await expect(ticket(kitchen, 1)).toContainText('Dumplings')
  await expect(ticket(kitchen, 1).getByRole('button', { name: /Start/ }).first()).toBeVisible()
  await expect(kitchen.locator('html')).toHaveAttribute('lang', 'en')
  await kitchen.reload()
  await expect(ticket(kitchen, 1)).toContainText('Dumplings')
  await switchLanguage(kitchen, '中文')
  await expect(ticket(kitchen, 1)).toContainText('水饺')
})

for (const screen of ['pass', 'board', 'waiter', 'cashier', 'roompad', 'admin'] as const) {
  test(`the ${screen} is switched to English and leaves no Chinese sentence of its own`, async ({ passline }) => {
    const page = await passline.open(screen)
    await page.getByRole('button', { name: 'English' }).first().click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    const texts = await page.evaluate(ownTexts)
    const kinds = ['rooms', 'tables'].map((kind) => passline.till.asManager<{ places: { area: string }[] }>('GET', kind))
    const places = (await Promise.all(kinds)).flatMap((each) => each.places)
    const { devices } = await passline.till.asManager<{ devices: { name: string }[] }>('GET', 'devices')
    const named = new Set([...places.map((each) => each.area), ...devices.map((each) => each.name)])
    expect(texts.filter((text) => /[一-鿿]/.test(text) && !named.has(text))).toEqual([])
  })
}

/** Runs in the page: every text that says itself to be in the page's language. */
function ownTexts(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    if (text !== '' && !node.parentElement?.closest('[lang="zh-CN"], option, script, style')) texts.push(text)
  }
  return texts
}
