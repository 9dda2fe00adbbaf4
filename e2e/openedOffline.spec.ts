import type { Page } from '@playwright/test'
import { isLive, line, making, pile, ready, step, ticket } from './support/look.ts'
import { expect, test } from './support/test.ts'

/** The power was out, and the network is not back yet: a screen shows what it knew, and never as if it were now. */

test.use({ serviceWorkers: 'allow' })

/** The screens themselves are on this device, and what the shop had by now. */
async function hasKept(page: Page, seqNo: number): Promise<void> {
  const worker = () => page.evaluate(() => navigator.serviceWorker.controller?.state ?? null)
  await expect.poll(worker, { timeout: 20_000 }).toBe('activated')
  await expect.poll(() => page.evaluate(keptNumbers), { timeout: 20_000 }).toContain(seqNo)
}

/** Runs in the page: the numbers of the orders that this device kept. */
async function keptNumbers(): Promise<number[]> {
  const { name } = (await indexedDB.databases()).find((each) => each.name?.startsWith('passline-shop-')) ?? {}
  if (!name) return []
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const db = await done(indexedDB.open(name))
  const values: { order?: { seqNo: number } }[] = await done(db.transaction('values').objectStore('values').getAll())
  db.close()
  return values.flatMap(({ order }) => (order ? [order.seqNo] : []))
}

test('a kitchen, a board and a waiter that are opened without a network show what they knew, say of when, and catch up', async ({
  passline,
}) => {
  const [kitchen, board, waiter] = await Promise.all([passline.open('kitchen'), passline.open('board'), passline.open('waiter')])
  await Promise.all([isLive(kitchen), isLive(board), isLive(waiter)])
  const first = (await passline.till.order('801', 'tomato-egg')).order
  const egg = first.goods[0]?.id ?? ''
  const second = (await passline.till.order('802', 'spring-rolls')).order
  await passline.till.act(
    ['start', 'done', 'call'],
    second.goods.map(({ id }) => id),
  )
  await Promise.all([kitchen, board, waiter].map((page) => hasKept(page, 2)))
  await expect(pile(waiter, 2)).toBeVisible()

  await passline.server.kill()
  await Promise.all([kitchen, board, waiter].map((page) => page.reload()))
  await expect(kitchen.locator('[data-phase="offline"]')).toBeVisible()
  await expect(kitchen.locator('.banner')).toContainText(/\d\d:\d\d:\d\d/)
  await expect(line(kitchen, egg)).toHaveAttribute('data-status', 'waiting')
  await expect(pile(waiter, 2)).toBeVisible()
  await expect(making(board, 1)).toBeVisible()
  await expect(ready(board, 2)).toBeVisible()
  await step(kitchen, egg).click()
  await expect(line(kitchen, egg)).toHaveAttribute('data-status', 'making')
  await kitchen.reload()
  await expect(line(kitchen, egg)).toHaveAttribute('data-status', 'making')

  await passline.server.start()
  await Promise.all([isLive(kitchen), isLive(board), isLive(waiter)])
  const { order } = await passline.till.order('801', 'pork-dumplings')
  expect(order.goods.find(({ id }) => id === egg)?.status).toBe('making')
  await expect(ticket(kitchen, 1)).toContainText('水饺')
})

test('[K22] ages of what was kept are by the server’s clock, on a device whose own is two hours off', async ({ passline }) => {
  const kitchen = await passline.open('kitchen', { clockOffMs: 7_200_000 })
  await isLive(kitchen)
  await passline.till.order('801', 'tomato-egg')
  await hasKept(kitchen, 1)
  await passline.server.kill()
  await kitchen.reload()
  await expect(kitchen.locator('[data-phase="offline"]')).toBeVisible()
  await expect(ticket(kitchen, 1).locator('.timer')).toHaveText(/^00:\d\d$/)
})

test('a device that was taken away shows nothing of what it kept, and forgets it', async ({ passline }) => {
  const { device, token } = await passline.till.asManager<{ device: { id: string }; token: string }>('POST', 'devices', {
    name: '借来的屏',
    role: 'kitchen',
  })
  const kitchen = await passline.open('kitchen', { token })
  await isLive(kitchen)
  await passline.till.order('801', 'tomato-egg')
  await hasKept(kitchen, 1)
  await passline.till.asManager('DELETE', `devices/${device.id}`)
  await kitchen.reload()
  await expect(kitchen.getByRole('heading', { name: '授权无效' })).toBeVisible()
  await expect(ticket(kitchen, 1)).toHaveCount(0)
  await expect.poll(() => kitchen.evaluate(keptNumbers)).toEqual([])
})
