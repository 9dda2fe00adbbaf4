import type { BrowserContext, Page } from '@playwright/test'
import { test as base, expect } from './support/test.ts'

/** A guest's phone: a browser without a token, an account or anything kept. */
const test = base.extend<{ phone: (url: string, lang?: string) => Promise<Page> }>({
  phone: async ({ browser, passline }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (url, locale = 'zh-CN') => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale })
      contexts.push(context)
      const page = await context.newPage()
      await page.goto(`${passline.server.base}${url}`)
      return page
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
})

interface Link {
  url: string
}

test('a take-away guest sees the number, is called when it is ready, and afterwards nothing but that it was picked up', async ({
  passline,
  phone,
}) => {
  const { order } = await passline.till.place({
    source: 'takeAway',
    lines: [
      { dishId: 'pork-dumplings', quantity: 2 },
      { dishId: 'tomato-egg', quantity: 1 },
    ],
  })
  const [dumplings = '', egg = ''] = order.goods.map((goods) => goods.id as string)
  const { url } = await passline.till.asManager<Link>('GET', `orders/${order.id}/guest-link`)
  const page = await phone(url)
  await expect(page.locator('.hero')).toContainText('01')
  await expect(page.getByTestId('wait')).toContainText('现在说不准还要多久')
  await passline.till.act(['start', 'done', 'call'], [dumplings])
  await expect(page.getByRole('heading')).toHaveText('请来取餐')
  await expect(page.getByTestId('summary')).toHaveText('2 道：1 做好，1 还要等')
  await passline.till.act(['start', 'done', 'pickUp'], [egg])
  await expect(page.locator('li[data-state="served"]')).toContainText('已取餐')
  await passline.till.act(['pickUp'], [dumplings])
  await expect(page.locator('[data-notice="pickedUp"]')).toBeVisible()
  await expect(page.locator('body')).not.toContainText('水饺')
})

test('the page loads nothing of the screens of the staff, and asks nobody but the one address', async ({ passline, phone }) => {
  const { order } = await passline.till.order('801', 'pork-dumplings')
  const { url } = await passline.till.asManager<Link>('GET', `orders/${order.id}/guest-link`)
  const page = await phone(url)
  await expect(page.locator('.hero')).toBeVisible()
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map((each) => each.name))
  expect(asked.filter((name) => /socket\.io|openScreen|Kitchen|createLive/.test(name))).toEqual([])
  expect(new Set(asked.filter((name) => name.includes('/v1/')).map((name) => new URL(name).pathname))).toEqual(
    new Set([`/v1${url.replace('/g/', '/guest/')}`]),
  )
  const said = (await page.locator('#root').textContent()) ?? ''
  expect(['801', '¥', order.id].filter((secret) => said.includes(secret))).toEqual([])
})

test('the language is the phone’s, and one tap changes it', async ({ passline, phone }) => {
  const { order } = await passline.till.order('801', 'pork-dumplings')
  const { url } = await passline.till.asManager<Link>('GET', `orders/${order.id}/guest-link`)
  const page = await phone(url, 'en-US')
  await expect(page.getByRole('heading')).toHaveText('Waiting for the kitchen')
  await expect(page.locator('li')).toContainText('Dumplings')
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('heading')).toHaveText('等待制作')
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.reload()
  await expect(page.getByRole('heading')).toHaveText('等待制作')
})

test('without a network the page says of when it is, and is current again by itself', async ({ passline, phone }) => {
  const { order } = await passline.till.order('801', 'pork-dumplings')
  const goods = order.goods.map((each) => each.id as string)
  const { url } = await passline.till.asManager<Link>('GET', `orders/${order.id}/guest-link`)
  const page = await phone(url)
  await expect(page.locator('.hero')).toHaveAttribute('data-state', 'waiting')
  await page.context().setOffline(true)
  await expect(page.getByTestId('stale')).toBeVisible()
  await passline.till.act(['start'], goods)
  await expect(page.locator('.hero')).toHaveAttribute('data-state', 'waiting')
  await page.context().setOffline(false)
  await expect(page.locator('.hero')).toHaveAttribute('data-state', 'making')
  await expect(page.getByTestId('stale')).toBeHidden()
})

test('a phone that shall ring lets go of its sound when the order is closed, and can ring again', async ({ passline, phone }) => {
  const { order } = await passline.till.order('801', 'pork-dumplings')
  const { url } = await passline.till.asManager<Link>('GET', `orders/${order.id}/guest-link`)
  const page = await phone(url)
  await page.evaluate(() => {
    const Real = AudioContext
    const opened: AudioContext[] = []
    class Watched extends Real {
      constructor() {
        super()
        opened.push(this)
      }
    }
    Object.assign(globalThis, { AudioContext: Watched, opened })
  })
  const states = () => page.evaluate(() => (globalThis as unknown as { opened: AudioContext[] }).opened.map((each) => each.state))
  const ring = page.locator('.ring')
  await ring.click()
  await expect(ring).toHaveAttribute('aria-pressed', 'true')
  await ring.click()
  await ring.click()
  await expect.poll(states).toEqual(['closed', 'running'])
  await passline.till.asManager('POST', `orders/${order.id}/complete`, { force: true })
  await expect(page.locator('[data-notice="closed"]')).toBeVisible({ timeout: 15_000 })
  await expect.poll(states).toEqual(['closed', 'closed'])
})

test('a wrong link says so and no more', async ({ passline, phone }) => {
  await passline.till.order('801', 'pork-dumplings')
  const page = await phone('/g/AaH-fjQYd_CO4kb4wxtlsKV-rbRDBTeanujJaUTRRhY')
  await expect(page.locator('[data-notice="wrong"]')).toContainText('这个链接不对')
  await expect(page.locator('.hero')).toHaveCount(0)
})
