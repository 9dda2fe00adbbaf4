import type { OrderGoods } from '@passline/shared/goods'
import { expect, test } from 'vitest'
import { at, goods, goodsId, order, orderId, shopState } from '../../fixtures/shop.ts'
import { boardKeys } from './boardKeys.ts'
import { passView } from './matrix.ts'
import { selectablesOf } from './selectable.ts'

const made: Partial<OrderGoods> = { status: 'made', madeAt: at(0) }
const called: Partial<OrderGoods> = { status: 'called', madeAt: at(0), calledAt: at(1), callCount: 1 }
const view = passView(shopState(1, [order(11, [goods(11, made)]), order(12, [goods(12)]), order(13, [goods(13, called)])]))

/** The pass with #11 ready, #12 in the matrix and #13 called; what its keys did. */
function pass(selectedId: string | null, isSheetOpen: boolean) {
  const did: unknown[][] = []
  const note =
    (what: string) =>
    (...said: unknown[]) =>
      void did.push([what, ...said])
  const keys = boardKeys({
    things: selectablesOf(view),
    selectedId,
    isSheetOpen,
    work: {
      call: ({ seqNo }, named) => did.push(['call', seqNo, named]),
      callAgain: ({ order: { seqNo } }) => did.push(['callAgain', seqNo]),
      pickUp: ({ seqNo }, named) => did.push(['pickUp', seqNo, named]),
      undo: note('undo'),
    },
    select: note('select'),
    open: note('open'),
    page: note('page'),
    nextFilter: note('nextFilter'),
  })
  return { keys, did }
}

const READY = `ready ${orderId(11)}`
const CALLED = `called ${orderId(13)}`
const ROW = `row ${orderId(12)}`

test('keys act on what is selected', () => {
  const { keys, did } = pass(READY, false)
  keys.digit(2)
  keys.digit(1)
  keys.pickUp()
  expect(did).toEqual([
    ['select', CALLED],
    ['call', 11, [{ goodsId: goodsId(11) }]],
    ['pickUp', 11, [{ goodsId: goodsId(11) }]],
  ])
  const again = pass(CALLED, false)
  again.keys.call()
  expect(again.did).toEqual([['callAgain', 13]])
  const row = pass(ROW, false)
  for (const press of [row.keys.call, row.keys.pickUp, row.keys.enter]) press()
  expect(row.did).toEqual([1, 2, 3].map(() => ['open', orderId(12)]))
})

test('while the sheet is open no key acts on what it hides, nor opens another', () => {
  for (const selectedId of [READY, CALLED, ROW]) {
    const { keys, did } = pass(selectedId, true)
    keys.digit(1)
    for (const press of [keys.call, keys.pickUp, keys.enter]) press()
    expect(did).toEqual([])
  }
})

test('the cursor walks through what can leave first; with the sheet open through the matrix only', () => {
  const open = pass(READY, true)
  open.keys.move(-1)
  const closed = pass(READY, false)
  closed.keys.move(1)
  closed.keys.move(-1)
  expect([open.did, closed.did]).toEqual([
    [['select', ROW]],
    [
      ['select', CALLED],
      ['select', READY],
    ],
  ])
})

test('escape closes the sheet first, then drops the cursor', () => {
  const open = pass(ROW, true)
  open.keys.escape()
  const closed = pass(ROW, false)
  closed.keys.escape()
  expect([open.did, closed.did]).toEqual([[['open', null]], [['select', null]]])
})
