import { expect, test } from 'vitest'
import { EVERYTHING, instantOf, logPath } from './filter.ts'

test('a local time is meant in the shop’s zone, whatever the zone of the office', () => {
  expect(instantOf('2026-03-06T19:42', 'Asia/Shanghai')).toBe('2026-03-06T11:42:00.000Z')
  expect(instantOf('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf('2026-03-29T01:30', 'Europe/Berlin')).toBe('2026-03-29T00:30:00.000Z')
})

test('only what was asked is in the address; the last minute is meant whole', () => {
  expect(logPath(EVERYTHING, 'Asia/Shanghai', null)).toBe('/log?limit=100')
  const asked = { ...EVERYTHING, to: '2026-03-06T19:42', kind: 'pass' as const, seqNo: '#07', place: ' 801 ' }
  expect(Object.fromEntries(new URLSearchParams(logPath(asked, 'Asia/Shanghai', 77).slice(5)))).toEqual({
    limit: '100',
    to: '2026-03-06T11:42:59.999Z',
    names: 'goodsCalled,goodsPickedUp,goodsDelivered',
    seqNo: '7',
    place: '801',
    before: '77',
  })
})
