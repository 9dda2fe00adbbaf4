import { apply } from '@passline/shared/apply'
import type { ShopEvent } from '@passline/shared/event'
import { listsOf, type ShopState, type Snapshot } from '@passline/shared/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, goods, goodsId, NOON, order, orderId, SHOP, shopState } from '../../fixtures/shop.ts'
import { createReplay } from './createReplay.ts'

const HOUR = 3_600_000

/** The shop at noon, at rev 7, with one order. */
const START = shopState(7, [order(1, [goods(11), goods(12)])])
const snapshot = { shopId: SHOP, epoch: 'one', rev: 7, at: at(0), ...listsOf(START) } as Snapshot

/** Some orders and steps, one after the other, at most a few seconds apart; clocks of servers differ a little. */
const journal = fc
  .array(fc.record({ pause: fc.nat(20_000), skew: fc.integer({ min: -900, max: 900 }), pick: fc.nat(5) }), { maxLength: 260 })
  .map((steps) => {
    let now = 0
    return steps.map(({ pause, skew, pick }, index): ShopEvent => {
      now += pause
      const envelope = { rev: 8 + index, at: at(Math.max(0, now + skew)), actor: 'test' }
      if (pick === 0) return { ...envelope, name: 'orderPlaced', data: { order: order(100 + index, [goods(1_000 + index)]) } }
      const status = pick > 3 ? 'waiting' : 'making'
      return {
        ...envelope,
        name: 'goodsStarted',
        data: { orderId: orderId(1), goods: [{ id: goodsId(pick % 2 === 0 ? 11 : 12), status }] },
      }
    })
  })

test('whatever is looked at in whatever order, a state is what the events lead to from the start', () => {
  fc.assert(
    fc.property(journal, fc.array(fc.nat(HOUR), { minLength: 1, maxLength: 12 }), (events, jumps) => {
      const replay = createReplay({ from: NOON, to: NOON + HOUR, snapshot, events })
      for (const jump of jumps) {
        const count = replay.moments.filter((moment) => moment <= NOON + jump).length
        const folded = apply(START, events.slice(0, count)) as ShopState
        expect(replay.countAt(NOON + jump)).toBe(count)
        expect(listsOf(replay.stateAt(NOON + jump))).toEqual(listsOf(folded))
        expect(replay.stateAt(NOON + jump).rev).toBe(7 + count)
      }
    }),
    { seed: 20260306, numRuns: 60 },
  )
})

test('moments never fall and never leave the stretch, and at its end everything has happened', () => {
  fc.assert(
    fc.property(journal, (events) => {
      const { moments, countAt } = createReplay({ from: NOON, to: NOON + HOUR, snapshot, events })
      moments.forEach((moment, index) => {
        expect(moment).toBeGreaterThanOrEqual(Math.max(NOON, moments[index - 1] ?? NOON))
        expect(moment).toBeLessThanOrEqual(NOON + HOUR)
      })
      expect(countAt(NOON + HOUR)).toBe(events.length)
    }),
    { seed: 20260306, numRuns: 60 },
  )
})

test('what did not change between two looks keeps its identity, so only tickets that changed are drawn again', () => {
  const step = (rev: number, seconds: number): ShopEvent => ({
    rev,
    at: at(seconds * 1000),
    actor: 'test',
    name: 'goodsStarted',
    data: { orderId: orderId(2), goods: [{ id: goodsId(21), status: 'making' }] },
  })
  const start = shopState(7, [order(1, [goods(11)]), order(2, [goods(21)])])
  const replay = createReplay({ from: NOON, to: NOON + HOUR, snapshot: { ...snapshot, ...listsOf(start) }, events: [step(8, 10)] })
  const [before, after] = [replay.stateAt(NOON + 9_999), replay.stateAt(NOON + 10_000)]
  expect(after.orders.get(orderId(1))).toBe(before.orders.get(orderId(1)))
  expect(after.orders.get(orderId(2))).not.toBe(before.orders.get(orderId(2)))
})

test('events that do not follow the snapshot are refused', () => {
  const event: ShopEvent = { rev: 9, at: at(0), actor: 'test', name: 'dishBackOnSale', data: { dishId: 'tea' as never } }
  expect(() => createReplay({ from: NOON, to: NOON + HOUR, snapshot, events: [event] }).stateAt(NOON)).toThrow('gap after 7')
})
