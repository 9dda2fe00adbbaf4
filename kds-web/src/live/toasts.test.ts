import { expect, test } from 'vitest'
import { goods, goodsId, NOON, order, shopState } from '../fixtures/shop.ts'
import { toastsNow, withToast } from './toasts.ts'
import type { Toast } from './types.ts'

const line = (number: number, seqNo = 1): Toast['goods'][number] => ({
  goodsId: goodsId(number),
  seqNo,
  name: goods(number).name,
  status: 'waiting',
})
const toast = (id: string, change: Partial<Toast> = {}): Toast => ({
  id,
  at: NOON,
  what: 'goodsActions',
  code: 'cancelled',
  goods: [line(11)],
  takenBy: null,
  ...change,
})

test('a toast says the status as it is now, also when the news came after the refusal', () => {
  const toasts = [toast('a')]
  expect(toastsNow(toasts, shopState(10, [order(1, [goods(11)])]))).toBe(toasts)
  expect(toastsNow(toasts, shopState(11, [order(1, [goods(11, { status: 'cancelled' })])]))[0]?.goods[0]?.status).toBe('cancelled')
  expect(toastsNow(toasts, shopState(12, []))[0]?.goods[0]?.status).toBeNull()
})

test('refusals of one order for one reason are told together, under the latest', () => {
  const told = [toast('b', { goods: [line(12)] }), toast('c', { goods: [line(13), line(11)], at: NOON + 500 })]
  const toasts = told.reduce<readonly Toast[]>(withToast, [toast('a')])
  expect(toasts).toHaveLength(1)
  expect(toasts[0]).toMatchObject({ id: 'c', goods: [{ goodsId: goodsId(11) }, { goodsId: goodsId(12) }, { goodsId: goodsId(13) }] })
})

test('another order, reason or time, or what is about no line, is told by itself', () => {
  for (const other of [
    toast('b', { goods: [line(21, 2)] }),
    toast('b', { code: 'alreadyPickedUp' }),
    toast('b', { at: NOON + 8_000 }),
    toast('b', { goods: [] }),
  ])
    expect(withToast([toast('a')], other)).toHaveLength(2)
})
