import type { Language } from '@passline/shared/spoken'
import { fillTemplate, type TemplateTexts } from '@passline/shared/template'
import { describe, expect, test } from 'vitest'
import { type About, minutesOf, parametersFor } from './parameters.ts'

const DEFAULT: TemplateTexts = { zh: '{target}下单了{goods}，请注意', en: '{target} ordered {goods}' }
const OF_THE_ISSUE: TemplateTexts = { zh: '{roomName}房间下单了{goodsName}{num}份，请注意', en: '' }

function line(zh: string, quantity: number, en = ''): NonNullable<About['goods']>[number] {
  return { dishId: zh as never, name: { zh, en }, quantity, stationId: 'hot' as never }
}

function orderOf(rest: Partial<NonNullable<About['order']>>): NonNullable<About['order']> {
  return { source: 'roomPad', place: placeOf('room', '801'), platform: null, seqNo: 12, rounds: [], ...rest }
}

function placeOf(kind: 'room' | 'table' | 'wristband', name: string): NonNullable<About['place']> {
  return { kind, id: 'x' as never, name }
}

function fill(texts: TemplateTexts, about: About, given: Record<string, string> = {}, language: Language = 'zh') {
  return fillTemplate(texts, parametersFor(about, given), language)
}

describe('[M5] the sentence of an order of two dumplings from room 801', () => {
  const about: About = { order: orderOf({}), goods: [line('水饺', 2, 'Dumplings')] }
  const wanted = { wording: { shown: '801房间下单了水饺2份，请注意', spoken: '八零幺房间下单了水饺两份，请注意' } }

  test('is the same by the default template and by one that names each part', () => {
    expect(fill(DEFAULT, about)).toEqual(wanted)
    expect(fill(OF_THE_ISSUE, about)).toEqual(wanted)
  })

  test('is the same from what a program gives', () => {
    const given = { roomName: '801', goodsName: '水饺', num: '2' }
    expect(fill(DEFAULT, {}, given)).toEqual(wanted)
    expect(fill(OF_THE_ISSUE, {}, given)).toEqual(wanted)
  })

  test('is said in English too', () => {
    const english = { wording: { shown: 'Room 801 ordered 2 × Dumplings', spoken: 'Room 8 0 1 ordered 2 Dumplings' } }
    expect(fill(DEFAULT, about, {}, 'en')).toEqual(english)
  })
})

test('[M5] a template without English is said in Chinese, values and all', () => {
  const about: About = { order: orderOf({}), goods: [line('水饺', 2, 'Dumplings')] }
  expect(fill(OF_THE_ISSUE, about, {}, 'en')).toEqual(fill(OF_THE_ISSUE, about, {}, 'zh'))
})

describe('the target', () => {
  test.each<[string, Partial<NonNullable<About['order']>>, object, object]>([
    ['a room', {}, ['801房间', '八零幺房间'], ['Room 801', 'Room 8 0 1']],
    ['a room whose name says so', { place: placeOf('room', '牡丹厅') }, ['牡丹厅', '牡丹厅'], ['Room 牡丹厅', 'Room 牡丹厅']],
    ['a table', { place: placeOf('table', 'A06') }, ['A06桌', 'A 零六桌'], ['Table A06', 'Table A 0 6']],
    ['a wristband', { place: placeOf('wristband', 'B217') }, ['B217手牌', 'B 二幺七手牌'], ['Wristband B217', 'Wristband B 2 1 7']],
    ['take-away', { source: 'takeAway', place: null }, ['外带#12', '外带12号'], ['Takeaway #12', 'Takeaway number 12']],
    [
      'a platform',
      { source: 'platform', place: null, platform: { name: '美团', orderNo: 'MT-1' } },
      ['美团#12', '美团12号'],
      ['美团 #12', '美团 number 12'],
    ],
    ['a platform without a name', { source: 'platform', place: null }, ['外卖#12', '外卖12号'], ['Delivery #12', 'Delivery number 12']],
  ])('of %s says what it is', (_what, rest, zh, en) => {
    const { target } = parametersFor({ order: orderOf(rest) })
    expect([target?.zh.shown, target?.zh.spoken]).toEqual(zh)
    expect([target?.en.shown, target?.en.spoken]).toEqual(en)
  })
})

describe('the goods', () => {
  test('of one dish on several lines are one', () => {
    const { goods, goodsName, num } = parametersFor({ goods: [line('水饺', 1), line('红烧肉', 1), line('水饺', 2)] })
    expect(goods?.zh).toEqual({ shown: '水饺3份、红烧肉1份', spoken: '水饺3份、红烧肉1份' })
    expect(goodsName?.zh).toEqual({ shown: '水饺等2道菜', spoken: '水饺等两道菜' })
    expect(num?.zh.shown).toBe('4')
  })

  test('of more than five dishes are named in part', () => {
    const six = ['水饺', '红烧肉', '乌龙茶', '牛肉面', '拍黄瓜', '米饭'].map((name) => line(name, 1))
    expect(parametersFor({ goods: six.slice(1) }).goods?.zh.shown).toBe('红烧肉1份、乌龙茶1份、牛肉面1份、拍黄瓜1份、米饭1份')
    const { goods } = parametersFor({ goods: six })
    expect(goods?.zh.shown).toBe('水饺1份、红烧肉1份、乌龙茶1份、牛肉面1份等6道菜')
    expect(goods?.en.shown).toBe('1 × 水饺, 1 × 红烧肉, 1 × 乌龙茶, 1 × 牛肉面 and 2 more dishes')
  })
})

test('what a program gives wins over what is known', () => {
  const about: About = { order: orderOf({}), goods: [line('水饺', 2)] }
  expect(fill(DEFAULT, about, { roomName: '802' })).toMatchObject({ wording: { shown: '802房间下单了水饺2份，请注意' } })
  expect(fill(DEFAULT, about, { target: '大堂', num: '3' })).toMatchObject({ wording: { shown: '大堂下单了水饺3份，请注意' } })
})

test('[M5] an order that goes to no room has no room name, and what is given blank is missing', () => {
  const takeAway: About = { order: orderOf({ source: 'takeAway', place: null }), goods: [line('水饺', 2)] }
  expect(fill(OF_THE_ISSUE, takeAway)).toEqual({ missing: ['roomName'] })
  expect(fill(DEFAULT, {}, { roomName: ' ', goodsName: '水饺' })).toEqual({ missing: ['target'] })
})

test('a note says the allergy, and that there is none', () => {
  const round = { round: 2, at: '', source: 'roomPad' as const, note: '少放辣', allergies: [], allergyNote: '花生', seen: [] }
  const order = orderOf({ rounds: [{ ...round, round: 1, note: '', allergyNote: '' }, round] })
  expect(parametersFor({ order, round: 2 }).note?.zh.shown).toBe('少放辣；过敏：花生')
  expect(parametersFor({ order, round: 1 }).note?.zh.shown).toBe('无')
})

test('the call of a guest is said in words', () => {
  const place = placeOf('room', '801')
  const said = (padCall: NonNullable<About['padCall']>) => fill({ zh: '{target}呼叫：{callKind}', en: '' }, { padCall })
  expect(said({ kind: 'water', text: '', place })).toEqual({ wording: { shown: '801房间呼叫：加水', spoken: '八零幺房间呼叫：加水' } })
  expect(said({ kind: 'other', text: '要一双筷子', place })).toMatchObject({ wording: { shown: '801房间呼叫：要一双筷子' } })
  const withWords = parametersFor({ padCall: { kind: 'water', text: '不要冰', place } })
  expect([withWords.callKind?.zh.shown, withWords.callKind?.en.shown, withWords.text?.zh.shown]).toEqual([
    '加水，不要冰',
    'water, 不要冰',
    '不要冰',
  ])
  expect(parametersFor({ padCall: { kind: 'water', text: 'no ice', place } }).callKind?.en.shown).toBe('water, no ice')
  expect(parametersFor({}, { callKind: 'bill' }).callKind?.en.shown).toBe('the bill')
})

test('goods are late since they were ordered or fired, and wait since they were called', () => {
  const goods = [{ addedAt: '2026-03-06T11:00:00.000Z', firedAt: null, calledAt: '2026-03-06T11:10:00.000Z' }]
  const now = Date.parse('2026-03-06T11:16:30.000Z')
  expect([minutesOf('goodsOverdue', goods, now), minutesOf('goodsUncollected', goods, now)]).toEqual([16, 6])
  const fired = goods.map((each) => ({ ...each, firedAt: '2026-03-06T11:04:00.000Z' }))
  expect([minutesOf('goodsOverdue', fired, now), minutesOf('goodsUncollected', fired, now)]).toEqual([12, 6])
})
