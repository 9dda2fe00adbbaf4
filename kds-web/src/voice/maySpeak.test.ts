import type { Presence } from '@passline/shared/presence'
import { expect, test } from 'vitest'
import { maySpeak, type Standing } from './maySpeak.ts'

const present = (announcers: Record<string, string>): Presence => ({ screens: {}, uncovered: [], announcers, silentZones: [] })
const kitchen: Standing = { isLive: true, presence: present({ kitchen: 'me' }), zone: 'kitchen', session: 'me' }

test.each<[string, Partial<Standing>, boolean]>([
  ['the one that was chosen', {}, true],
  ['another was chosen', { session: 'another' }, false],
  ['none was chosen', { presence: present({ board: 'another' }) }, true],
  ['nobody has said who', { presence: null, session: 'another' }, true],
  ['the line is cut', { isLive: false, session: 'another' }, true],
  ['a pad in somebody’s hand', { zone: 'device 7', presence: present({ 'device 7': 'its other window' }) }, true],
])('%s', (_, change, speaks) => {
  expect(maySpeak({ ...kitchen, ...change })).toBe(speaks)
})

test('another takes over when the one that spoke is gone', () => {
  const other: Standing = { ...kitchen, session: 'other' }
  expect(maySpeak(other)).toBe(false)
  expect(maySpeak({ ...other, presence: present({ kitchen: 'other' }) })).toBe(true)
})
