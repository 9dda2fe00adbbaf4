import { expect, test } from 'vitest'
import { pageFor } from './pageFor.ts'

test('other stations begin with their first page', () => {
  expect(pageFor({ station: [], page: 11 }, ['hot'])).toBe(0)
  expect(pageFor({ station: ['hot', 'cold'], page: 2 }, ['hot'])).toBe(0)
})

test('the same stations keep the page, whatever else of the view changes', () => {
  expect(pageFor({ station: ['hot'], page: 2 }, ['hot'])).toBe(2)
})
