import { expect, it } from 'vitest'
import { en } from '../text/en.ts'
import { filled } from '../text/filled.ts'
import { zh } from '../text/zh.ts'
import { untilWords } from './untilWords.ts'

const SHANGHAI = 'Asia/Shanghai'
const words = { zh: zh.until, en: en.until }

const said = (until: string, now: string, { lang = 'zh', timeZone = SHANGHAI }: { lang?: 'zh' | 'en'; timeZone?: string } = {}) =>
  untilWords(
    until,
    { now: Date.parse(now), timeZone },
    {
      locale: lang === 'zh' ? 'zh-CN' : 'en',
      t: (key, own = {}) => filled(words[lang][key.replace('until.', '') as keyof typeof zh.until], own),
    },
  )

it('03:00 that is read at 03:55 is tomorrow’s, and says so', () => {
  const until = '2026-11-22T03:00:00+08:00'
  expect(said(until, '2026-11-21T03:55:00+08:00')).toBe('到明天 03:00')
  expect(said(until, '2026-11-21T03:55:00+08:00', { lang: 'en' })).toBe('until tomorrow 03:00')
})

it('what ends on the same day of the shop has the time alone, whatever day it is in UTC', () => {
  expect(said('2026-11-21T23:30:00+08:00', '2026-11-21T03:55:00+08:00')).toBe('到 23:30')
  expect(said('2026-11-22T03:00:00+08:00', '2026-11-22T00:10:00+08:00')).toBe('到 03:00')
  expect(said('2026-11-21T09:00:00+08:00', '2026-11-21T07:00:00+08:00', { lang: 'en' })).toBe('until 09:00')
})

it('what ends later has its date', () => {
  expect(said('2026-11-23T03:00:00+08:00', '2026-11-21T12:00:00+08:00')).toBe('到 11月23日 03:00')
  expect(said('2026-11-23T03:00:00+08:00', '2026-11-21T12:00:00+08:00', { lang: 'en' })).toBe('until 23 Nov 03:00')
})

it('tomorrow is the next day also when clocks are turned back in between', () => {
  expect(said('2026-10-26T03:00:00+01:00', '2026-10-25T00:30:00+02:00', { timeZone: 'Europe/Berlin' })).toBe('到明天 03:00')
})
