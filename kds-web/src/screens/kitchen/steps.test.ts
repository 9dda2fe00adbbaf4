import type { OrderGoods } from '@passline/shared/goods'
import { expect, test } from 'vitest'
import { at, goods, goodsId, NOON, order, shopState } from '../../fixtures/shop.ts'
import { barStep, lineStep } from './steps.ts'
import { createWall, type WallTicket } from './wall.ts'

const making: Partial<OrderGoods> = { status: 'making', startedAt: at(0) }
const made: Partial<OrderGoods> = { status: 'made', madeAt: at(0) }
const called: Partial<OrderGoods> = { status: 'called', calledAt: at(0), callCount: 1 }
const cancelled: Partial<OrderGoods> = { status: 'cancelled', cancelledAt: at(0) }

function ticket(...lines: Partial<OrderGoods>[]): WallTicket {
  const state = shopState(1, [
    order(
      1,
      lines.map((line, at) => goods(at + 1, line)),
    ),
  ])
  const [shown] = createWall()(state, { station: 'all', now: NOON, isHeld: false })
  return shown ?? expect.fail('the ticket is not on the wall')
}
const numbers = (step: { goodsIds: readonly string[] } | null) => step?.goodsIds.map((id) => Number(id.slice(-3)))

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
    const step = lineStep(goods(1, change), false)
    return step?.kind === 'take' ? step.actions : step
  })
  expect(actions).toEqual([['start'], ['done'], ['call'], ['pickUp'], null])
})

test('[K21] with one tap a waiting line is started and finished', () => {
  expect(lineStep(goods(1), true)).toEqual({ kind: 'take', actions: ['start', 'done'], goodsIds: [goodsId(1)] })
})
