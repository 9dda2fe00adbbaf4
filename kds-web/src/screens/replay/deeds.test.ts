import type { Happening, ShopEvent } from '@passline/shared/event'
import type { DeviceId } from '@passline/shared/ids'
import { listsOf, type Snapshot } from '@passline/shared/state'
import { expect, test } from 'vitest'
import { at, DEVICE, goods, goodsId, id, minute, NOON, order, orderId, SHOP, shopState } from '../../fixtures/shop.ts'
import { createReplay } from './createReplay.ts'
import { type Deed, deedsOf } from './deeds.ts'
import { lateDishes } from './lateDishes.ts'
import { tapBars } from './tapBars.ts'

const HOUR = 3_600_000
const TILL = id(2) as DeviceId
const DEVICES = [
  { id: DEVICE, name: '后厨 1 屏', role: 'kitchen' as const, addedAt: minute(-1000), revokedAt: null },
  { id: TILL, name: 'POS', role: 'program' as const, addedAt: minute(-1000), revokedAt: null },
]
/** Ten minutes are expected for each line. */
const START = shopState(1, [order(1, [goods(11), goods(12)])])

function replayOf(happenings: readonly [at: string, happening: Happening, actor?: string][], start = START) {
  const events = happenings.map(
    ([when, happening, actor = DEVICE], index): ShopEvent => ({ ...happening, rev: 2 + index, at: when, actor }),
  )
  const snapshot = { shopId: SHOP, epoch: 'one', rev: 1, at: at(0), ...listsOf(start) } as Snapshot
  return createReplay({ from: NOON, to: NOON + HOUR, snapshot, events })
}

const step = (name: 'goodsStarted' | 'goodsMade' | 'goodsRecalled', line: number, status: 'waiting' | 'making' | 'made'): Happening => ({
  name,
  data: { orderId: orderId(1), goods: [{ id: goodsId(line), status }] },
})
const lateAt = (happenings: Parameters<typeof replayOf>[0], start = START) =>
  lateDishes(replayOf(happenings, start), start).map(({ goodsId: line, at: when }) => [Number(line.slice(-3)), (when - NOON) / 1000])

test('[K22] a dish is late in the second after its minutes are over, unless it is made by then', () => {
  expect(
    lateAt([
      [minute(4), step('goodsStarted', 11, 'making')],
      [minute(9), step('goodsMade', 11, 'made')],
    ]),
  ).toEqual([[12, 601]])
})

test('a dish that is made late is late, and one that comes back to be made after its time is late from then on', () => {
  expect(lateAt([[minute(12), step('goodsMade', 11, 'made')]])).toEqual([
    [11, 601],
    [12, 601],
  ])
  const back: Parameters<typeof replayOf>[0] = [
    [minute(5), step('goodsMade', 11, 'made')],
    [minute(20), step('goodsRecalled', 11, 'making')],
  ]
  expect(lateAt(back)).toEqual([
    [12, 601],
    [11, 1200],
  ])
})

test('what was late before the stretch is no news, and neither is the part that is split from it', () => {
  const old = shopState(1, [order(1, [goods(11, { addedAt: minute(-30), quantity: 2 })])])
  const split: Happening = {
    name: 'goodsSplit',
    data: { orderId: orderId(1), goodsId: goodsId(11), quantity: 1, part: goods(13, { addedAt: minute(-30), splitFrom: goodsId(11) }) },
  }
  expect(lateAt([[minute(1), split]], old)).toEqual([])
})

test('held goods are not late until ten minutes after they are fired', () => {
  const held = shopState(1, [order(1, [goods(11, { held: 'course' })])])
  const fired: Happening = {
    name: 'goodsFired',
    data: { orderId: orderId(1), goods: [{ id: goodsId(11), held: null, firedAt: minute(30) }] },
  }
  expect(lateAt([], held)).toEqual([])
  expect(lateAt([[minute(30), fired]], held)).toEqual([[11, 2_401]])
})

test('a tap that starts and finishes counts once; what programs do and what the server notices is no tap', () => {
  const bars = tapBars(
    replayOf([
      [at(5_000), step('goodsStarted', 11, 'making')],
      [at(5_000), step('goodsMade', 11, 'made')],
      [at(59_999), step('goodsStarted', 12, 'making')],
      [minute(2), { name: 'orderPlaced', data: { order: order(2, [goods(21)]) } }, TILL],
      [minute(2), { name: 'zoneSilent', data: { zone: 'kitchen' } }],
      [minute(59), step('goodsMade', 12, 'made')],
    ]),
    DEVICES,
  )
  expect(bars).toHaveLength(60)
  expect([bars[0], bars[1], bars[2], bars[59]]).toEqual([2, 0, 0, 1])
})

test('who did what: deeds in the order of the journal, late dishes and broken connections among them at their own time', () => {
  const replay = replayOf([
    [minute(4), step('goodsStarted', 11, 'making')],
    [minute(4), step('goodsMade', 11, 'made')],
    [minute(5), { name: 'deviceOffline', data: { deviceId: DEVICE, name: '后厨 1 屏', role: 'kitchen', since: minute(3) } }, 'clock'],
    [minute(8), { name: 'deviceOnline', data: { deviceId: DEVICE, name: '后厨 1 屏' } }, 'clock'],
    [minute(11), { name: 'goodsOverdue', data: { orderId: orderId(1), goodsIds: [goodsId(12)] } }, 'clock'],
  ])
  const deeds = deedsOf(replay, START, { gaps: [{ deviceId: DEVICE, from: minute(3), to: minute(8) }] })
  const said = (deed: Deed) => (deed.what === 'event' ? deed.event.name : deed.what)
  expect(deeds.map((deed) => [said(deed), deed.kind, (deed.at - NOON) / 1000])).toEqual([
    ['gone', 'fault', 180],
    ['goodsStarted', 'deed', 240],
    ['goodsMade', 'deed', 240],
    ['back', 'fault', 480],
    ['late', 'late', 601],
  ])
  expect(deeds[3]).toMatchObject({ lastedMs: 300_000, missed: 4 })
})

test('a gap that began before the stretch, or does not end in it, is told only by the end that lies in it', () => {
  const replay = replayOf([])
  const told = (gap: { from: string; to: string | null }) =>
    deedsOf(replay, shopState(1, []), { gaps: [{ deviceId: DEVICE, ...gap }] }).map((deed) => deed.what)
  expect(told({ from: minute(-5), to: minute(5) })).toEqual(['back'])
  expect(told({ from: minute(50), to: null })).toEqual(['gone'])
  expect(told({ from: minute(50), to: minute(70) })).toEqual(['gone'])
  expect(told({ from: minute(-5), to: null })).toEqual([])
})
