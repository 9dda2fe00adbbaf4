import type { GoodsStatus, OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { expect, test } from 'vitest'
import { goods, goodsId, order, roomOrder, shopState } from '../../fixtures/shop.ts'
import type { UndoableStep } from '../../live/types.ts'
import { linesToTakeBack, type PassStep } from './takingBack.ts'

/** A step of order 1 at the pass, with the lines it moved; null: a part that the server has not named. */
function step(action: PassStep['action'], after: GoodsStatus, ...lines: (number | null)[]) {
  return stepOf(order(1, [], { source: 'takeAway' }), action, after, lines)
}

function stepOf(of: CateringOrder, action: PassStep['action'], after: GoodsStatus, lines: (number | null)[]) {
  const { name } = goods(1)
  const moved = lines.map((line) => ({
    goodsId: line === null ? null : goodsId(line),
    from: goodsId(11),
    name,
    steps: 1,
    before: 'made' as const,
    after,
  }))
  const known: UndoableStep = { key: 'k', at: 0, actions: [action], goods: moved, reverse: null, seqNo: 1, name }
  const taken: PassStep = { key: 'k', action, order: of, at: 0 }
  const inShop = (...present: OrderGoods[]) => shopState(1, present.length === 0 ? [] : [order(1, present)])
  return { lines: (...present: OrderGoods[]) => linesToTakeBack(taken, { undoable: [known], state: inShop(...present) }) }
}

const pickedUp = (number: number) => goods(number, { status: 'pickedUp' })

test('[K9] only lines that nobody moved on go back', () => {
  const { lines } = step('pickUp', 'pickedUp', 11, 12)
  expect(lines(pickedUp(11), goods(12, { status: 'delivered' }))).toEqual([{ goodsId: goodsId(11) }])
  expect(step('call', 'called', 11).lines(pickedUp(11))).toEqual([])
})

test('[K17] a part can be taken back when the server has named it', () => {
  expect(step('pickUp', 'pickedUp', null).lines(goods(11, { status: 'made' }))).toEqual([])
  expect(step('pickUp', 'pickedUp', null, 12).lines()).toEqual([])
  expect(step('pickUp', 'pickedUp', 50).lines(goods(11, { status: 'made' }), pickedUp(50))).toEqual([{ goodsId: goodsId(50) }])
})

test('of an order that ended with its pickup the pickup can be taken back, a call cannot: somebody handed it over', () => {
  expect(step('pickUp', 'pickedUp', 11).lines()).toEqual([{ goodsId: goodsId(11) }])
  expect(step('call', 'called', 11).lines()).toEqual([])
  expect(stepOf(roomOrder([]), 'pickUp', 'pickedUp', [11]).lines()).toEqual([])
})
