import { expect, test } from 'vitest'
import { patienceFor, pieces } from './pieces.ts'

test('a short sentence stays whole', () => {
  expect(pieces('八零幺房间下单了水饺两份，请注意', 'zh')).toEqual(['八零幺房间下单了水饺两份，请注意'])
})

test('a long one is cut at pauses, and nothing is lost', () => {
  const dishes = new Array(12).fill('红烧狮子头两份').join('，')
  const cut = pieces(dishes, 'zh')
  expect(cut.every((piece) => piece.length <= 45)).toBe(true)
  expect(cut.slice(0, -1).every((piece) => piece.endsWith('，'))).toBe(true)
  expect(cut.join('')).toBe(dishes)
})

test('English is cut between words, and a number keeps its point', () => {
  const words = new Array(60).fill('word').join(' ')
  expect(pieces(words, 'en').join(' ')).toBe(words)
  expect(pieces(`${'a'.repeat(130)} 3.5 litres of broth for room 801`, 'en')[0]).toBe(`${'a'.repeat(130)} 3.5`)
})

test('text without a pause is cut all the same', () => {
  expect(pieces('饺'.repeat(100), 'zh').map((piece) => piece.length)).toEqual([45, 45, 10])
})

test('a stuck engine is waited for at most twenty seconds', () => {
  expect(patienceFor('好', 'zh')).toBe(2_020)
  expect(patienceFor('好'.repeat(45), 'zh')).toBe(20_000)
})
