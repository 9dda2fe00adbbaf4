import { expect, test } from 'vitest'
import { paginate } from './paginate.ts'

const pages = (items: string, pinned = '', height = 30) =>
  paginate([...items], { height, gap: 5, heightOf: () => 10, isPinned: (item) => pinned.includes(item) }).map((page) => page.join(''))

test('pages are filled in the given order, with the gaps between', () => {
  expect(pages('abcde')).toEqual(['ab', 'cd', 'e'])
  expect(pages('ab')).toEqual(['ab'])
})

test('what must be on the first page makes the last others there go on', () => {
  expect(pages('abcde', 'd')).toEqual(['ad', 'bc', 'e'])
  expect(pages('abcde', 'de')).toEqual(['de', 'ab', 'c'])
})

test('when more are pinned than fit, the first of them stay', () => {
  expect(pages('abc', 'abc')).toEqual(['ab', 'c'])
})

test('what is taller than a page has one of its own', () => {
  expect(pages('ab', '', 5)).toEqual(['a', 'b'])
  expect(pages('')).toEqual([''])
})
