import 'fake-indexeddb/auto'
import type { CateringOrder } from '@passline/shared/order'
import { listsOf, type ShopState } from '@passline/shared/state'
import { expect, test } from 'vitest'
import { type KeptStore, memoryKept, openKeptStore } from '../api/keptStore.ts'
import { DEVICE, goods, NOON, order, SHOP, shopState } from '../fixtures/shop.ts'
import { readShop, shopKeeper } from './keptShop.ts'
import type { Self } from './types.ts'

const self: Self = { shopId: SHOP, deviceId: DEVICE, deviceName: '后厨 1 屏', role: 'kitchen', zone: 'kitchen', place: null }
const known = (base: ShopState, provenAt = NOON) => ({ self, base, epoch: 'e1', provenAt })
const lists = (state: ShopState | undefined) => state && { rev: state.rev, ...listsOf(state) }

/** A store that counts what is written to it. */
function counted(store: KeptStore) {
  const written: string[][] = []
  const write: KeptStore['write'] = (values, gone) => {
    written.push([...values.keys(), ...gone.map((key) => `-${key}`)])
    return store.write(values, gone)
  }
  return { store: { ...store, write }, written }
}

function withOrder(state: ShopState, rev: number, changed: CateringOrder | null, gone: string[] = []): ShopState {
  const orders = new Map([...state.orders].filter(([id]) => !gone.includes(id)))
  if (changed) orders.set(changed.id, changed)
  return { ...state, rev, orders }
}

test('what a page knew is read by the next one, whole, with who it was and until when it was current', async () => {
  const base = shopState(5, [order(1, [goods(11)]), order(2, [goods(21, { status: 'making' })])])
  await shopKeeper(await openKeptStore('shop-round'))(known(base), 7_200_000)
  const found = await readShop(await openKeptStore('shop-round'), NOON)
  expect(found).toMatchObject({ self, epoch: 'e1', provenAt: NOON, aheadMs: 7_200_000 })
  expect(lists(found?.state)).toEqual(lists(base))
})

test('of a change only the order is written that changed, and what is gone goes; that nothing happens is written now and then', async () => {
  const { store, written } = counted(memoryKept())
  const keep = shopKeeper(store)
  const [one, two] = [order(1, [goods(11)]), order(2, [goods(21)])]
  const base = shopState(5, [one, two])
  await keep(known(base), 0)
  const later = withOrder(base, 6, order(1, [goods(11, { status: 'making' })]))
  await keep(known(later), 0)
  const last = withOrder(later, 7, null, [two.id])
  await keep(known(last), 0)
  await keep(known(last, NOON + 14_000), 0)
  await keep(known(last, NOON + 15_000), 0)
  expect(written).toEqual([['head', 'menu', one.id, two.id], ['head', one.id], ['head', `-${two.id}`], ['head']])
  expect(lists((await readShop(store, NOON))?.state)).toEqual(lists(last))
})

test('what an earlier page kept is replaced, not mixed with', async () => {
  const store = memoryKept()
  await shopKeeper(store)(known(shopState(5, [order(1, [goods(11)])])), 0)
  const base = shopState(9, [order(2, [goods(21)])])
  await shopKeeper(store)(known(base), 0)
  expect(lists((await readShop(store, NOON))?.state)).toEqual(lists(base))
})

test('after a write that failed all is written anew', async () => {
  const { store, written } = counted(memoryKept())
  const keep = shopKeeper({ ...store, write: async (...change) => (await store.write(...change)) && written.length !== 2 })
  const base = shopState(5, [order(1, [goods(11)])])
  await keep(known(base), 0)
  const later = withOrder(base, 6, order(2, [goods(21)]))
  await keep(known(later), 0)
  await keep(known(later), 0)
  expect(written[2]).toEqual(written[0]?.concat(order(2, []).id))
})

test.each([
  ['of yesterday', NOON + 43_200_001, async () => undefined],
  ['of another version', NOON, (store: KeptStore) => store.put('pans', { kind: 'pans' })],
  ['without its menu', NOON, (store: KeptStore) => store.remove(['menu'])],
  ['that was never kept', NOON, (store: KeptStore) => store.clear()],
])('a shop %s is not shown', async (_, wall, spoil) => {
  const store = memoryKept()
  await shopKeeper(store)(known(shopState(5, [order(1, [goods(11)])])), 0)
  await spoil(store)
  expect(await readShop(store, wall)).toBeNull()
})
