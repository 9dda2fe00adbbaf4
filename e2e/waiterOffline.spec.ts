import type { Page } from '@playwright/test'
import { isLive } from './support/look.ts'
import { expect, test } from './support/test.ts'

test.use({ serviceWorkers: 'allow' })

const isKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state ?? null), { timeout: 20_000 }).toBe('activated')

test('the screen of a waiter opens without a network, with what it was told, and catches up', async ({ passline }) => {
  const waiter = await passline.open('waiter', { size: [390, 844] })
  await isLive(waiter)
  await isKept(waiter)
  await passline.till.callStaff('water')
  await passline.till.soldOut('spring-rolls')
  const soldOut = waiter.locator('[data-event="soldOut"]')
  await expect(soldOut).toContainText('春卷')

  await passline.server.kill()
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
