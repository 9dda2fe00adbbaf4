import type { OrderGoods } from '@passline/shared/goods'
import type { StationId } from '@passline/shared/ids'
import type { CateringOrder, OrderEdit } from '@passline/shared/order'
import { expect, test } from 'vitest'
import { at, DEVICE, goods, goodsId, id, NOON, order, shopState } from '../../fixtures/shop.ts'
import { allergyRequest, newsRequest } from './seeing.ts'
import { createWall, type WallTicket, type WallView } from './wall.ts'

const dough = 'dough' as StationId
const bar = 'bar' as StationId
const till = { deviceId: id(77) as typeof DEVICE, name: '收银台' }
const by = { deviceId: DEVICE, name: '后厨 1 屏' }
const MINUTE = 60_000

function edit(change: Partial<OrderEdit>): OrderEdit {
  return { id: 1, at: at(MINUTE), by: till, what: 'note', goodsId: goodsId(11), from: '', to: '', seen: [], ...change }
}

const state = (orders: CateringOrder[]) => {
  const shop = shopState(1, orders)
  return { ...shop, stations: new Map([...shop.stations, [bar as string, { id: bar, name: { zh: '水吧', en: 'Bar' }, sort: 2 }]]) }
}
const show = (one: CateringOrder, change: Partial<WallView> = {}): WallTicket | undefined =>
  createWall()(state([one]), { station: [], now: NOON + 10 * MINUTE, isHeld: false, ...change })[0]
const mark = (ticket: WallTicket | undefined, number: number) => ticket?.marks.get(goodsId(number))

test('a note that was changed shows the old one until the line’s station has acknowledged it', () => {
  const lines = [goods(11, { note: '不要辣' })]
  const changed = edit({ from: '微辣', to: '不要辣' })
  const ticket = show(order(1, lines, { edits: [changed] }))
  expect(mark(ticket, 11)?.oldNote).toBe('微辣')
  expect(ticket?.news.map((each) => [each.kind, each.isSeen])).toEqual([['note', false]])
  const seen = [{ stationId: dough, at: at(2 * MINUTE), by }]
  expect(show(order(1, lines, { edits: [{ ...changed, seen }] }))?.news).toEqual([])
})

test('an acknowledged change stays for a second, and under a finger for as long as it is held', () => {
  const seen = [{ stationId: dough, at: at(2 * MINUTE), by }]
  const one = order(1, [goods(11)], { edits: [edit({ seen })] })
  expect(show(one, { now: NOON + 2 * MINUTE + 999 })?.news.map((each) => each.isSeen)).toEqual([true])
  expect(show(one, { now: NOON + 2 * MINUTE + 1_000 })?.news).toEqual([])
  const wall = createWall()
  const view = { station: [] as string[], now: NOON + 2 * MINUTE, isHeld: false }
  wall(state([one]), view)
  expect(wall(state([one]), { ...view, isHeld: true, now: NOON + 9 * MINUTE })[0]?.news).toHaveLength(1)
})

test('an order that moved says from where, to the stations that had work on it then', () => {
  const later = goods(12, { stationId: bar, addedAt: at(2 * MINUTE) })
  const one = order(1, [goods(11), later], { edits: [edit({ what: 'place', goodsId: null, from: '801', to: '805' })] })
  expect(show(one, { station: ['dough'] })?.news).toMatchObject([{ kind: 'place', from: '801', to: '805' }])
  expect(show(one, { station: ['bar'] })?.news).toEqual([])
})

test('a line that went to another station is struck at the old one and marked at the new one, each until it says so', () => {
  const moved = goods(11, { stationId: bar })
  const one = (seen: OrderEdit['seen']) => order(1, [moved, goods(12)], { edits: [edit({ what: 'station', from: dough, to: bar, seen })] })
  expect(mark(show(one([]), { station: ['dough'] }), 11)?.movedTo).toBe(bar)
  expect(mark(show(one([]), { station: ['bar'] }), 11)?.movedFrom).toBe(dough)
  const seen = [{ stationId: dough, at: at(2 * MINUTE), by }]
  expect(show(one(seen), { station: ['dough'] })?.lines.map((line) => line.id)).toEqual([goodsId(12)])
  expect(mark(show(one(seen), { station: ['bar'] }), 11)?.movedFrom).toBe(dough)
})

test('what this screen changed itself is no news to it', () => {
  const one = order(1, [goods(11)], { edits: [edit({ by })] })
  expect(show(one, { selfId: DEVICE })?.news).toEqual([])
  expect(show(one)?.news).toHaveLength(1)
})

test('[K10] a rush is news until the kitchen says that it knows', () => {
  const rushed: Partial<OrderGoods> = { rushCount: 2, rushedAt: at(0) }
  expect(show(order(1, [goods(11, rushed)]))?.news).toMatchObject([{ kind: 'rush', isSeen: false }])
  expect(show(order(1, [goods(11, { ...rushed, rushSeen: { at: at(0), by } })]))?.news).toEqual([])
})

test('an acknowledgement is for the stations of the screen, and never for an allergy', () => {
  const round = (number: number, change: object) =>
    ({ ...order(1, []).rounds[0], round: number, ...change }) as CateringOrder['rounds'][number]
  const one = order(1, [goods(11), goods(12, { round: 2 }), goods(13, { round: 3, stationId: bar })], {
    rounds: [round(1, {}), round(2, {}), round(3, { allergies: ['peanut'] })],
    edits: [edit({})],
  })
  expect(newsRequest(one, ['dough'], state([one]))).toEqual({ stationIds: [dough], rounds: [2], edits: [1] })
  expect(newsRequest(one, [], state([one]))).toEqual({ stationIds: [dough, bar], rounds: [2], edits: [1] })
  expect(allergyRequest(one, [3], [], state([one]))).toEqual({ stationIds: [bar], rounds: [3], edits: [] })
})

test('an allergy that came with an addition locks the addition alone, and everything with it is marked', () => {
  const rounds = [1, 2].map((number) => ({
    ...order(1, []).rounds[0],
    round: number,
    allergies: number === 2 ? ['peanut'] : [],
  })) as CateringOrder['rounds']
  const ticket = show(order(1, [goods(11, { allergens: ['peanut'] }), goods(12, { round: 2 })], { rounds }))
  expect([mark(ticket, 11)?.isLocked, mark(ticket, 12)?.isLocked]).toEqual([false, true])
  expect(mark(ticket, 11)?.contains).toEqual(['peanut'])
  expect(ticket?.allergies).toMatchObject([{ rounds: [2], allergies: ['peanut'], seen: null }])
})

test('an allergy that every station here has acknowledged says who did it last', () => {
  const seen = [
    { stationId: dough, at: at(1), by },
    { stationId: bar, at: at(2), by: till },
  ]
  const rounds = [{ ...order(1, []).rounds[0], allergyNote: '芒果', seen }] as CateringOrder['rounds']
  const lines = [goods(11), goods(12, { stationId: bar })]
  expect(show(order(1, lines, { rounds }))?.allergies).toMatchObject([{ note: '芒果', seen: { by: till } }])
  const half = [{ ...rounds[0], seen: seen.slice(0, 1) }] as CateringOrder['rounds']
  expect(show(order(1, lines, { rounds: half }))?.allergies).toMatchObject([{ seen: null }])
  expect(show(order(1, lines, { rounds: half }), { station: ['dough'] })?.allergies).toMatchObject([{ seen: { by } }])
})
