import { expect, test } from 'vitest'
import { waitMs } from './reopen.ts'

test('a page that broke is opened anew after three seconds, and not again within five minutes', () => {
  const opened = 1_000_000
  expect(waitMs(0, opened)).toBe(3_000)
  expect(waitMs(opened, opened + 10_000)).toBe(290_000)
  expect(waitMs(opened, opened + 300_000)).toBe(3_000)
})
