import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { expect, test } from 'vitest'
import { at, DEVICE, goods, goodsId, NOON, order, shopState } from '../../fixtures/shop.ts'
import { type BarStep, barStep, lineStep } from './steps.ts'
import { createWall, type WallTicket } from './wall.ts'

const making: Partial<OrderGoods> = { status: 'making', startedAt: at(0) }
const made: Partial<OrderGoods> = { status: 'made', madeAt: at(0) }
const called: Partial<OrderGoods> = { status: 'called', calledAt: at(0), callCount: 1 }
const cancelled: Partial<OrderGoods> = { status: 'cancelled', cancelledAt: at(0) }

function ticket(...lines: Partial<OrderGoods>[]): WallTicket {
  return wallOf(
    order(
      1,
      lines.map((line, at) => goods(at + 1, line)),
    ),
  )
}

function wallOf(one: CateringOrder): WallTicket {
  const [shown] = createWall()(shopState(1, [one]), { station: [], now: NOON, isHeld: false })
  return shown ?? expect.fail('the ticket is not on the wall')
}
const numbers = (step: BarStep | null) => (step && 'goodsIds' in step ? step.goodsIds.map((id) => Number(id.slice(-3))) : [])

test.each([
  ['nothing is started', [{}, {}], 'startAll', ['start'], [1, 2]],
  ['something is in the pan', [{}, making, made], 'doneAll', ['start', 'done'], [1, 2]],
  ['all is made', [made, called], 'callAll', ['call'], [1]],
  ['all is called', [called, called], 'recallAll', ['recall'], [1, 2]],
])('when %s, the bar moves every line to its next step', (_, lines, label, actions, ids) => {
  const step = barStep(ticket(...lines), false)
  expect(step).toMatchObject({ label, actions })
  expect(numbers(step)).toEqual(ids)
})

test('[K21] with one tap the bar starts and finishes', () => {
  expect(barStep(ticket({}), true)).toMatchObject({ label: 'doneAll', actions: ['start', 'done'] })
})

test('[K19] the bar never acknowledges a cancelled line while there is something to make', () => {
  expect(numbers(barStep(ticket({}, cancelled), false))).toEqual([1])
})

test('[K19] when only cancelled lines are left, the bar acknowledges them', () => {
  expect(barStep(ticket(cancelled, cancelled), false)).toMatchObject({ kind: 'seen', label: 'gotItAll' })
})

test('a line goes from start to pickup; delivery is the waiter’s', () => {
  const actions = [{}, making, made, called, { status: 'pickedUp' as const }].map((change) => {
    const line = goods(1, change)
    const step = lineStep({ order: order(1, [line]), marks: new Map() }, line, false)
    return step?.kind === 'take' ? step.actions : step
  })
  expect(actions).toEqual([['start'], ['done'], ['call'], ['pickUp'], null])
})

test('[K21] with one tap a waiting line is started and finished', () => {
  expect(lineStep(ticket({}), goods(1), true)).toEqual({ kind: 'take', actions: ['start', 'done'], goodsIds: [goodsId(1)] })
})

test('nothing is started before the allergy of its round is acknowledged at its station', () => {
  const told = { ...order(1, []).rounds[0], allergies: ['peanut' as const] }
  const shut = { ...order(1, [goods(1), goods(2, { stationId: 'bar' as OrderGoods['stationId'] })]), rounds: [told] } as CateringOrder
  const seenAtDough = { stationId: 'dough' as OrderGoods['stationId'], at: at(0), by: { deviceId: DEVICE, name: '后厨' } }
  const half = { ...shut, rounds: [{ ...told, seen: [seenAtDough] }] } as CateringOrder
  expect(barStep(wallOf(shut), false)).toEqual({ kind: 'locked', label: 'locked' })
  expect(lineStep(wallOf(shut), goods(1), false)).toBeNull()
  expect(numbers(barStep(wallOf(half), false))).toEqual([1])
})

test('a held line is fired with its course, and the bar fires what comes next when nothing else is left', () => {
  const held = (course: number): Partial<OrderGoods> => ({ held: 'course', course })
  const waiting = ticket({}, held(2), held(2), held(3))
  expect(lineStep(waiting, goods(2, held(2)), false)).toEqual({ kind: 'take', actions: ['fire'], goodsIds: [goodsId(2), goodsId(3)] })
  expect(numbers(barStep(waiting, false))).toEqual([1])
  expect(barStep(ticket(called, held(3), held(2)), false)).toMatchObject({ label: 'fireAll', actions: ['fire'], goodsIds: [goodsId(3)] })
})
