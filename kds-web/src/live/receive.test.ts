import type { ShopEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import type { EventBatch } from '@passline/shared/protocol'
import { expect, test } from 'vitest'
import { at, goods, goodsId, order, orderId, SHOP, shopState } from '../fixtures/shop.ts'
import { receive } from './receive.ts'

const state = shopState(5, [order(1, [goods(11)])])
const started = (rev: number): ShopEvent => ({
  rev,
  at: at(rev),
  actor: 'someone',
  name: 'goodsStarted',
  data: { orderId: orderId(1), goods: [{ id: goodsId(11), status: 'making', startedAt: at(rev) }] },
})
const batch = (head: number, events: ShopEvent[], change: Partial<EventBatch> = {}): EventBatch => ({
  shopId: SHOP,
  epoch: 'e1',
  head,
  at: at(0),
  events,
  ...change,
})

test('the next event moves the state and proves it current', () => {
  const received = receive(state, 'e1', batch(6, [started(6)]))
  expect(received.meaning).toBe('proven')
  expect(received.state.orders.get(orderId(1))?.goods[0]?.status).toBe('making')
})

test('a heartbeat at the own position proves it current and changes nothing', () => {
  expect(receive(state, 'e1', batch(5, []))).toEqual({ state, meaning: 'proven' })
})

test('a heartbeat ahead of the own position means that a push was lost', () => {
  expect(receive(state, 'e1', batch(6, [])).meaning).toBe('missed')
})

test('a gap changes nothing and asks again from the own position', () => {
  expect(receive(state, 'e1', batch(7, [started(7)]))).toEqual({ state, meaning: 'missed' })
})

test('events with more behind them are applied, without calling the screen current', () => {
  expect(receive(state, 'e1', batch(9, [started(6)]))).toMatchObject({ meaning: 'catchingUp', state: { rev: 6 } })
})

test('duplicates do no harm', () => {
  expect(receive(state, 'e1', batch(5, [started(4), started(5)]))).toEqual({ state, meaning: 'proven' })
})

test('another epoch means a new snapshot, even when the numbers would fit', () => {
  expect(receive(state, 'e1', batch(6, [started(6)], { epoch: 'e2' }))).toEqual({ state, meaning: 'resync' })
})

test('what belongs to another shop is ignored', () => {
  expect(receive(state, 'e1', batch(6, [started(6)], { shopId: 'xihu' as ShopId }))).toEqual({ state, meaning: 'ignored' })
})
