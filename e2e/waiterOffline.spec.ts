import type { Page } from '@playwright/test'
import { isLive, pile } from './support/look.ts'
import { expect, test } from './support/test.ts'

test.use({ serviceWorkers: 'allow' })

const isKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state ?? null), { timeout: 20_000 }).toBe('activated')

test('the screen of a waiter that kept no shop opens without a network with what it was told, and catches up', async ({ passline }) => {
  const waiter = await passline.open('waiter', { size: [390, 844] })
  await isLive(waiter)
  await isKept(waiter)
  await passline.till.callStaff('water')
  await passline.till.soldOut('spring-rolls')
  const soldOut = waiter.locator('[data-event="soldOut"]')
  await expect(soldOut).toContainText('春卷')

  await passline.server.kill()
  await waiter.addInitScript(forgetShop)
  await waiter.reload()
  await expect(waiter.locator('[data-phase="offline"]')).toBeVisible()
  await expect(waiter.locator('.banner')).toBeVisible()
  await expect(waiter.getByTestId('kept')).toContainText('春卷')
  await expect(waiter.getByTestId('kept').getByRole('button')).toHaveCount(0)

  await passline.server.start()
  await isLive(waiter)
  await soldOut.getByRole('button', { name: '知道了' }).click()
  await expect(waiter.locator('[data-pad-call-id]')).toContainText('801')
})

test('the waiter’s screen can be installed, and the worker answers for nothing but the screens', async ({ passline }) => {
  const waiter = await passline.open('waiter')
  await isLive(waiter)
  await isKept(waiter)
  const address = await waiter.locator('link[rel="manifest"]').getAttribute('href')
  const manifest = await (await fetch(`${passline.server.base}${address}`)).json()
  expect(manifest).toMatchObject({ start_url: '/waiter', display: 'standalone', name: '传菜 Passline' })
  for (const { src, type } of manifest.icons) {
    const icon = await fetch(`${passline.server.base}${src}`)
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, type])
  }
  const kept = await waiter.evaluate(async () => {
    const caches = await window.caches.keys()
    const requests = await Promise.all(caches.map(async (name) => (await window.caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept).toContain('/')
  expect(kept.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([])
  expect(kept.some((path) => /Waiter/.test(path))).toBe(true)
})

test('a new version of the worker takes over at once from the one that has the page', async ({ passline }) => {
  const waiter = await passline.open('waiter')
  await isKept(waiter)
  const worker = () => waiter.evaluate(() => new URL(navigator.serviceWorker.controller?.scriptURL ?? 'none:').href.split('/').at(-1))
  expect(await worker()).toBe('worker.js')
  await waiter.evaluate(() => navigator.serviceWorker.register('/worker.js?newer').then(() => undefined))
  await expect.poll(worker, { timeout: 20_000 }).toBe('worker.js?newer')
})

test('[K9] what a waiter taps without a network says so and is sent once, also the undo of a pickup whose order is gone', async ({
  passline,
}) => {
  const waiter = await passline.open('waiter')
  await isLive(waiter)
  await isKept(waiter)
  const takeAway = { source: 'takeAway', lines: [{ dishId: 'tomato-egg', quantity: 1 }] }
  const goods: string[] = []
  for (const { order } of [await passline.till.place(takeAway), await passline.till.order('803', 'spring-rolls')]) {
    const [id = ''] = order.goods.map((each) => each.id)
    goods.push(id)
    await passline.till.act(['start', 'done', 'call'], [id])
  }
  await passline.till.callStaff('water')
  const call = waiter.locator('[data-pad-call-id]')
  await expect(call).toBeVisible()
  await pile(waiter, 1).getByTestId('pick-up').click()
  await expect(waiter.locator('[data-filter="noPlace"]')).toHaveCount(0)

  await passline.server.kill()
  await waiter.getByTestId('undo').click()
  await pile(waiter, 2).getByTestId('pick-up').click()
  await call.getByRole('button', { name: '我去' }).click()
  await expect(call).toContainText('还没发出')
  await expect(waiter.getByTestId('undo-strip')).toContainText('还没发出')

  await waiter.reload()
  await expect(waiter.locator('[data-phase="offline"]')).toBeVisible()
  await passline.server.start()
  await expect(pile(waiter, 1)).toBeVisible({ timeout: 30_000 })
  await expect(call).not.toContainText('还没发出')
  await expect(call).toHaveAttribute('data-taker', 'me')
  const { order } = await passline.till.order('803', 'pork-dumplings')
  expect(order.goods.find((each) => each.id === goods[1])?.status).toBe('pickedUp')
})

/** Runs in the page: the browser lost what was kept of the shop, as it may when its disk is full. */
function forgetShop(): void {
  const open = IDBFactory.prototype.open
  IDBFactory.prototype.open = function (name: string, version?: number) {
    if (name.startsWith('passline-shop-')) throw new Error('no room')
    return open.call(this, name, version)
  }
}
