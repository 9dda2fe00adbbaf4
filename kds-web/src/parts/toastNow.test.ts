import { expect, test } from 'vitest'
import { TOAST_MS, toastNow } from './toastNow.ts'

const toasts = [{ at: 1_000 }, { at: 2_000 }]

test('the newest is told first, however long ago it was', () => {
  expect(toastNow(toasts, false, 2_000 + 10 * TOAST_MS)).toBe(toasts[1])
  expect(toastNow([], false, 0)).toBeUndefined()
})

test('an alarm is hidden no longer than a toast has its time, even when several wait', () => {
  expect(toastNow(toasts, true, 2_000 + TOAST_MS - 1)).toBe(toasts[1])
  expect(toastNow(toasts, true, 2_000 + TOAST_MS)).toBeUndefined()
})
