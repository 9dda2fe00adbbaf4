import 'fake-indexeddb/auto'
import type { ShopId } from '@passline/shared/ids'
import { expect, test, vi } from 'vitest'
import { openKeptStore } from '../api/keptStore.ts'
import { DEVICE, goods, order, SHOP, shopState } from '../fixtures/shop.ts'
import { keepShop } from './keepShop.ts'
import { shopKeeper } from './keptShop.ts'
import { createLiveStore } from './liveStore.ts'
import { createServerClock } from './serverClock.ts'

const self = { shopId: SHOP, deviceId: DEVICE, deviceName: '后厨 1 屏', role: 'kitchen', zone: 'kitchen', place: null } as const

/** A page that is opened while the server is away, after another one kept its shop. */
async function opened(name: string, chosenShop: ShopId | null) {
  const base = shopState(5, [order(1, [goods(11)])])
  await shopKeeper(await openKeptStore(name))({ self, base, epoch: 'e1', provenAt: Date.now() }, 3_600_000)
  const live = createLiveStore()
  const clock = createServerClock(() => performance.now())
  const stop = keepShop({ live, clock, name, chosenShop })
  live.setConnection({ phase: 'offline', attempt: 0 })
  return { live, clock, stop, get: () => live.store.getState() }
}

test('without a network it shows what was kept, until when that was current, by the server’s clock, and stays offline', async () => {
  const { get, clock, stop } = await opened('keep-offline', null)
  await vi.waitFor(() => expect(get().state?.rev).toBe(5))
  expect(get()).toMatchObject({ connection: { phase: 'offline' }, self, epoch: 'e1' })
  expect(clock.isSet()).toBe(false)
  expect(clock.now() - Date.now()).toBeGreaterThan(3_599_000)
  stop()
})

test('whoever may enter every shop is not shown what was kept of another one', async () => {
  const { get, stop } = await opened('keep-elsewhere', 'xihu' as ShopId)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect([get().state, get().self]).toEqual([null, null])
  stop()
})

test('a device that is refused forgets', async () => {
  const { live, stop } = await opened('keep-refused', null)
  live.setConnection({ phase: 'refused', code: 'unauthorized', detail: '' })
  await vi.waitFor(async () => expect(await (await openKeptStore('keep-refused')).all()).toEqual([]))
  stop()
})
