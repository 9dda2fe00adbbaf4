import type { GoodsOutcome } from '@passline/shared/api'
import { apply } from '@passline/shared/apply'
import type { Happening, ShopEvent } from '@passline/shared/event'
import type { OrderGoods } from '@passline/shared/goods'
import { expect, test } from 'vitest'
import type { NewOutboxEntry } from '../api/outboxEntry.ts'
import { refusal } from '../fixtures/answers.ts'
import { at, DEVICE, goods, goodsId, NOON, order, orderId, SHOP, shopState } from '../fixtures/shop.ts'
import { createActions } from './createActions.ts'
import { createLiveStore } from './liveStore.ts'
import { openSteps } from './undoing.ts'

/** A screen with one order of these lines at rev 10, whose outbox only collects. */
function screen(lines: OrderGoods[]) {
  const live = createLiveStore()
  const sent: NewOutboxEntry[] = []
  let now = NOON
  const actions = createActions({
    live,
    inbox: { close: () => undefined, note: () => undefined },
    receipts: { note: () => undefined },
    addToOutbox: (entry) => sent.push(entry),
    now: () => now,
  })
  live.store.setState({ self: { shopId: SHOP, deviceId: DEVICE, deviceName: 'kitchen', role: 'kitchen', zone: 'kitchen', place: null } })
  live.setBase(shopState(10, [order(1, lines), order(2, [goods(99)])]), 'e1')
  const get = () => live.store.getState()
  return {
    live,
    actions,
    sent,
    get,
    line: (number: number) =>
      get()
        .state?.orders.get(orderId(1))
        ?.goods.find((each) => each.id === goodsId(number)),
    lines: () => get().state?.orders.get(orderId(1))?.goods ?? [],
    last: () => sent.at(-1) ?? fail(),
    open: () => openSteps(get().undoable, get().state, now).map((each) => each.goods.map(({ goodsId }) => goodsId)),
    happen(rev: number, happening: Happening) {
      const event: ShopEvent = { rev, at: at(0), actor: 'server', ...happening }
      const next = apply(get().base ?? fail(), [event])
      if (next === 'gap') fail()
      else live.setBase(next)
    },
    settle: (rev: number, outcomes: GoodsOutcome[]) => live.settle(sent.at(-1) ?? fail(), { kind: 'ok', value: { rev, outcomes } }, now),
    later(ms: number) {
      now += ms
    },
  }
}

const MAKING: Partial<OrderGoods> = { status: 'making', startedAt: at(0) }

function fail(): never {
  throw new Error('the test is not set up as it thinks')
}

const outcome = (number: number, change: Partial<GoodsOutcome> = {}): GoodsOutcome => ({
  goodsId: goodsId(number),
  outcome: 'changed',
  status: null,
  code: null,
  detail: null,
  partId: null,
  ...change,
})
const step = (
  name: 'goodsStarted' | 'goodsMade' | 'goodsRecalled' | 'goodsCalled',
  number: number,
  change: Partial<OrderGoods>,
): Happening => ({
  name,
  data: { orderId: orderId(1), goods: [{ ...change, id: goodsId(number) }] },
})

test('a tap shows at once and is sent with what the line was', () => {
  const at = screen([goods(11)])
  at.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])
  expect(at.line(11)?.status).toBe('making')
  expect(at.get().base?.orders.get(orderId(1))?.goods[0]?.status).toBe('waiting')
  const tappedAt = new Date(at.last().at).toISOString()
  const body = { actions: ['start'], goods: [{ goodsId: goodsId(11) }], tappedAt }
  expect(at.last().request).toEqual({ kind: 'goodsActions', shopId: SHOP, body })
  expect(at.last().was[goodsId(11)]?.status).toBe('waiting')
})

test('[K21] start and done in one tap', () => {
  const at = screen([goods(11)])
  at.actions.takeStep(['start', 'done'], [{ goodsId: goodsId(11) }])
  expect(at.line(11)?.status).toBe('made')
})

test('a tap that would change nothing sends nothing', () => {
  const at = screen([goods(11, { status: 'cancelled', cancelledAt: '2030-01-01T00:00:00.000Z' })])
  expect(at.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])).toBeNull()
  expect(at.sent).toEqual([])
})

test('orders that no action touches keep their identity', () => {
  const at = screen([goods(11)])
  const other = at.get().state?.orders.get(orderId(2))
  at.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])
  expect(at.get().state?.orders.get(orderId(2))).toBe(other)
})

test('a touched order keeps its identity while other things happen', () => {
  const at = screen([goods(11)])
  at.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])
  const shown = at.get().state?.orders.get(orderId(1))
  at.happen(11, { name: 'goodsStarted', data: { orderId: orderId(2), goods: [{ id: goodsId(99), status: 'making' }] } })
  expect(at.get().state?.orders.get(orderId(1))).toBe(shown)
})

test('after the answer the overlay stays until the journal has got there', () => {
  const at = screen([goods(11)])
  at.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])
  at.settle(11, [outcome(11)])
  expect(at.line(11)?.status).toBe('making')
  expect(at.get().pending).toHaveLength(1)
  at.happen(11, step('goodsStarted', 11, { status: 'making', startedAt: '2030-01-01T12:00:00.000Z' }))
  expect(at.line(11)?.status).toBe('making')
  expect(at.get().pending).toEqual([])
})

test('an answer that comes after the push ends the overlay at once', () => {
  const at = screen([goods(11)])
  at.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])
  at.happen(11, step('goodsStarted', 11, { status: 'making' }))
  at.settle(11, [outcome(11)])
  expect(at.get().pending).toEqual([])
})

test('a rejected line falls back, flashes, and a toast says why and what is shown now', () => {
  const at = screen([goods(11), goods(12)])
  at.actions.takeStep(['start'], [{ goodsId: goodsId(11) }, { goodsId: goodsId(12) }])
  at.happen(11, { name: 'goodsCancelled', data: { orderId: orderId(1), goods: [{ id: goodsId(12), status: 'cancelled' }] } })
  at.settle(12, [outcome(11), outcome(12, { outcome: 'rejected', code: 'cancelled' })])
  expect(at.line(11)?.status).toBe('making')
  expect(at.line(12)?.status).toBe('cancelled')
  expect([...at.get().reverted]).toEqual([goodsId(12)])
  expect(at.get().toasts).toMatchObject([{ code: 'cancelled', goods: [{ goodsId: goodsId(12), seqNo: 1, status: 'cancelled' }] }])
})

test('a refusal that is here before the news of it says what the line shows once the news has come', () => {
  const at = screen([goods(11), goods(12)])
  for (const number of [11, 12]) {
    at.actions.takeStep(['start'], [{ goodsId: goodsId(number) }])
    at.settle(12, [outcome(number, { outcome: 'rejected', code: 'cancelled' })])
  }
  expect(at.get().toasts).toMatchObject([{ goods: [{ status: 'waiting' }, { status: 'waiting' }] }])
  at.happen(11, { name: 'goodsCancelled', data: { orderId: orderId(1), goods: [{ id: goodsId(11), status: 'cancelled' }] } })
  expect(at.get().toasts).toMatchObject([{ goods: [{ status: 'cancelled' }, { status: 'waiting' }] }])
})

test('when the server refuses the request as a whole, every line falls back', () => {
  const at = screen([goods(11)])
  at.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])
  const refused = refusal('forbidden', { status: 403 })
  at.live.settle(at.last(), refused, NOON)
  expect(at.line(11)?.status).toBe('waiting')
  expect(at.get().toasts[0]?.code).toBe('forbidden')
  expect(at.get().outboxSize).toBe(0)
})

test('[K9] a recall that was pushed before its answer is not shown twice', () => {
  const at = screen([goods(11, { status: 'made', startedAt: '2030-01-01T12:00:00.000Z', madeAt: '2030-01-01T12:01:00.000Z' })])
  at.actions.takeStep(['recall'], [{ goodsId: goodsId(11) }])
  expect(at.line(11)?.status).toBe('making')
  at.happen(11, step('goodsRecalled', 11, { status: 'making', madeAt: null }))
  expect(at.line(11)?.status).toBe('making')
})

test('[K4] a call that was pushed before its answer is not counted twice', () => {
  const at = screen([goods(11, { status: 'called', callCount: 1 })])
  at.actions.takeStep(['call'], [{ goodsId: goodsId(11) }])
  expect(at.line(11)?.callCount).toBe(2)
  at.happen(11, step('goodsCalled', 11, { status: 'called', callCount: 2 }))
  expect(at.line(11)?.callCount).toBe(2)
})

test('[K17] a part shows as a line of its own, once, and cannot be worked on before the server has named it', () => {
  const at = screen([goods(11, { status: 'making', quantity: 3 })])
  at.actions.takeStep(['done'], [{ goodsId: goodsId(11), quantity: 1 }])
  expect(at.lines().map((line) => [line.status, line.quantity])).toEqual([
    ['making', 2],
    ['made', 1],
  ])
  const part = at.lines()[1] ?? fail()
  expect(at.actions.takeStep(['call'], [{ goodsId: part.id }])).toBeNull()
  at.happen(11, {
    name: 'goodsSplit',
    data: { orderId: orderId(1), goodsId: goodsId(11), quantity: 2, part: { ...part, id: goodsId(50), status: 'making' } },
  })
  expect(at.lines()).toHaveLength(2)
})

test('[K19] an acknowledged cancellation is seen at once', () => {
  const at = screen([goods(11, { status: 'cancelled', cancelledAt: '2030-01-01T12:00:00.000Z' })])
  at.actions.cancellationsSeen([goodsId(11)])
  expect(at.line(11)?.cancelSeenAt).not.toBeNull()
  expect(at.last().request).toEqual({ kind: 'cancellationsSeen', shopId: SHOP, body: { goodsIds: [goodsId(11)] } })
})

test('undo takes back as many steps as each line took', () => {
  const at = screen([goods(11), goods(12, { status: 'making', startedAt: '2030-01-01T12:00:00.000Z' })])
  at.actions.takeStep(['start', 'done'], [{ goodsId: goodsId(11) }, { goodsId: goodsId(12) }])
  expect(at.actions.undo()).toBe(true)
  expect(at.sent.slice(1).map((entry) => entry.request.kind === 'goodsActions' && entry.request.body)).toEqual([
    { actions: ['recall', 'recall'], goods: [{ goodsId: goodsId(11) }] },
    { actions: ['recall'], goods: [{ goodsId: goodsId(12) }] },
  ])
  expect([at.line(11)?.status, at.line(12)?.status]).toEqual(['waiting', 'making'])
})

test('what somebody else moved on stays moved on: undo takes back only lines that are where this screen left them', () => {
  const at = screen([goods(11, MAKING), goods(12, MAKING)])
  at.actions.takeStep(['done'], [{ goodsId: goodsId(11) }, { goodsId: goodsId(12) }])
  at.settle(11, [outcome(11), outcome(12)])
  at.happen(11, step('goodsMade', 11, { status: 'made' }))
  at.happen(12, step('goodsMade', 12, { status: 'made' }))
  at.happen(13, step('goodsCalled', 11, { status: 'called', callCount: 1 }))
  expect(at.open()).toEqual([[goodsId(12)]])
  expect(at.actions.undo()).toBe(true)
  expect(at.last().request).toMatchObject({ body: { actions: ['recall'], goods: [{ goodsId: goodsId(12) }] } })
  expect(at.line(11)?.status).toBe('called')
})

test('a step of which every line was moved on is no step to take back', () => {
  const at = screen([goods(11, MAKING)])
  at.actions.takeStep(['done'], [{ goodsId: goodsId(11) }])
  at.settle(11, [outcome(11)])
  at.happen(11, step('goodsMade', 11, { status: 'made' }))
  at.happen(12, step('goodsCalled', 11, { status: 'called', callCount: 1 }))
  expect(at.open()).toEqual([])
  expect(at.actions.undo()).toBe(false)
})

test('the own later step of a line hides no earlier one: both are taken back, the later first', () => {
  const at = screen([goods(11)])
  at.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])
  at.actions.takeStep(['done'], [{ goodsId: goodsId(11) }])
  expect(at.open()).toEqual([[goodsId(11)], [goodsId(11)]])
  expect([at.actions.undo(), at.line(11)?.status]).toEqual([true, 'making'])
  expect([at.actions.undo(), at.line(11)?.status]).toEqual([true, 'waiting'])
})

test('undo ends after 30 seconds, and an undo is nothing to undo', () => {
  const at = screen([goods(11)])
  at.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])
  at.later(30_000)
  expect(at.actions.undo()).toBe(false)
  at.later(-1)
  expect(at.actions.undo()).toBe(true)
  expect(at.actions.undo()).toBe(false)
})

test('[K17] a part can be taken back once the server has named it', () => {
  const at = screen([goods(11, { status: 'making', quantity: 3 })])
  at.actions.takeStep(['done'], [{ goodsId: goodsId(11), quantity: 1 }])
  expect(at.actions.undo()).toBe(false)
  at.settle(12, [outcome(11, { partId: goodsId(50) })])
  at.happen(11, {
    name: 'goodsSplit',
    data: { orderId: orderId(1), goodsId: goodsId(11), quantity: 2, part: goods(50, { status: 'making' }) },
  })
  at.happen(12, step('goodsMade', 50, { status: 'made' }))
  expect(at.actions.undo()).toBe(true)
  expect(at.last().request).toMatchObject({ body: { actions: ['recall'], goods: [{ goodsId: goodsId(50) }] } })
})

test('what somebody else did first is not this screen’s to undo', () => {
  const at = screen([goods(11)])
  at.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])
  at.settle(11, [outcome(11, { outcome: 'unchanged' })])
  expect(at.actions.undo()).toBe(false)
})

test('[K4] calling again is nothing to undo, because a recall would take back the first call', () => {
  const at = screen([goods(11, { status: 'called', callCount: 1, calledAt: '2030-01-01T12:00:00.000Z' })])
  at.actions.takeStep(['call'], [{ goodsId: goodsId(11) }])
  expect(at.get().undoable).toEqual([])
})

test('actions left from before a reload are laid over the first snapshot', () => {
  const before = screen([goods(11)])
  before.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])
  const after = screen([goods(11)])
  after.live.lay(before.sent)
  expect(after.line(11)?.status).toBe('making')
  expect(after.get().outboxSize).toBe(1)
})

test('a refusal from before the first snapshot is told when the screen knows what it shows', () => {
  const before = screen([goods(11)])
  before.actions.takeStep(['start'], [{ goodsId: goodsId(11) }])
  const live = createLiveStore()
  const refused = refusal('alreadyPickedUp')
  live.lay(before.sent)
  live.settle(before.last(), refused, NOON)
  expect(live.store.getState().toasts).toEqual([])
  live.setBase(shopState(10, [order(1, [goods(11, { status: 'pickedUp' })])]), 'e1')
  expect(live.store.getState().toasts).toMatchObject([{ code: 'alreadyPickedUp', goods: [{ goodsId: goodsId(11), status: 'pickedUp' }] }])
  live.setBase(shopState(11, []))
  expect(live.store.getState().toasts).toHaveLength(1)
})

test('a rush that was acknowledged is seen at once, with who', () => {
  const at = screen([goods(11, { rushCount: 1, rushedAt: '2030-01-01T12:00:00.000Z' }), goods(12)])
  at.actions.rushesSeen([goodsId(11), goodsId(12)])
  expect(at.line(11)?.rushSeen?.by).toEqual({ deviceId: DEVICE, name: 'kitchen' })
  expect(at.last().request).toMatchObject({ kind: 'rushesSeen', body: { goodsIds: [goodsId(11)] } })
})

test('an acknowledged round is seen at once at its stations, and is said once while it is on its way', () => {
  const at = screen([goods(11)])
  const seen = { stationIds: [goods(11).stationId], rounds: [1], edits: [] }
  at.actions.changesSeen(orderId(1), seen)
  at.actions.changesSeen(orderId(1), seen)
  expect(at.get().state?.orders.get(orderId(1))?.rounds[0]?.seen).toMatchObject([{ stationId: 'dough', by: { name: 'kitchen' } }])
  expect(at.sent).toHaveLength(1)
})

test('firing a held line shows at once, and cannot be taken back', () => {
  const at = screen([goods(11, { held: 'course', course: 2 })])
  at.actions.takeStep(['fire'], [{ goodsId: goodsId(11) }])
  expect([at.line(11)?.held, at.line(11)?.firedAt]).toEqual([null, new Date(NOON).toISOString()])
  expect(at.get().undoable).toEqual([])
})

test('a line at another station goes back with the undo, and falls back when the server says no', () => {
  const at = screen([goods(11)])
  at.actions.moveGoods(goodsId(11), 'bar' as OrderGoods['stationId'])
  expect(at.line(11)?.stationId).toBe('bar')
  expect(at.actions.undo()).toBe(true)
  expect(at.last().request).toMatchObject({ kind: 'moveGoods', stationId: 'dough' })
  expect(at.line(11)?.stationId).toBe('dough')
  at.actions.moveGoods(goodsId(11), 'bar' as OrderGoods['stationId'])
  const refused = refusal('alreadyMadeThere')
  at.live.settle(at.last(), refused, NOON)
  expect(at.get().toasts).toMatchObject([{ code: 'alreadyMadeThere', goods: [{ goodsId: goodsId(11) }] }])
})

test('a line of an order that this screen let go is recalled by what it was', () => {
  const at = screen([goods(11)])
  at.actions.recallGone(goods(77, { status: 'pickedUp', pickedUpAt: '2030-01-01T12:00:00.000Z' }), 5)
  expect(at.last().request).toMatchObject({ kind: 'goodsActions', body: { actions: ['recall'], goods: [{ goodsId: goodsId(77) }] } })
  expect(at.last().was[goodsId(77)]).toMatchObject({ status: 'pickedUp', seqNo: 5 })
})
