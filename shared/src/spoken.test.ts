import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinNumbers, type Language, languages, type SpokenKind, spokenForm } from './spoken.ts'

const kinds = ['place', 'seqNo', 'count', 'name', 'minutes', 'text'] as const satisfies SpokenKind[]

describe.each<[SpokenKind, Language, [string, string][]]>([
  [
    'place',
    'zh',
    [
      ['801', '八零幺'],
      ['1234567890', '幺二三四五六七八九零'],
      ['８０１', '八零幺'],
      ['A06', 'A 零六'],
      ['B217', 'B 二幺七'],
      ['B-217', 'B 二幺七'],
      ['牡丹厅', '牡丹厅'],
      ['8号楼301', '8号楼三零幺'],
      ['12号楼1203', '12号楼幺二零三'],
      ['A区12', 'A区12'],
      ['3-12', '3杠12'],
      ['VIP8', 'V I P 8'],
      ['8', '8'],
      ['66', '66'],
      ['#66', '66'],
      [' 牡丹厅（大） ', '牡丹厅 大'],
    ],
  ],
  [
    'place',
    'en',
    [
      ['801', '8 0 1'],
      ['A06', 'A 0 6'],
      ['Peony Hall', 'Peony Hall'],
      ['Table 12', 'Table 12'],
      ['3-12', '3, 12'],
    ],
  ],
  [
    'seqNo',
    'zh',
    [
      ['#12', '12号'],
      ['12', '12号'],
      ['#07', '7号'],
      ['#100', '100号'],
      ['＃07', '7号'],
      ['00', '0号'],
      ['美团#31', '美团 31'],
    ],
  ],
  [
    'seqNo',
    'en',
    [
      ['#12', 'number 12'],
      ['#07', 'number 7'],
      ['MT-31', 'MT-31'],
    ],
  ],
  [
    'count',
    'zh',
    [
      ['2', '两'],
      [' 2 ', '两'],
      ['12', '12'],
      ['22', '22'],
      ['20', '20'],
      ['1', '1'],
    ],
  ],
  ['count', 'en', [['2', '2']]],
  [
    'minutes',
    'zh',
    [
      ['2', '两'],
      ['12', '12'],
    ],
  ],
  ['minutes', 'en', [['2', '2']]],
  [
    'name',
    'zh',
    [
      ['水饺', '水饺'],
      ['宫保鸡丁（微辣）', '宫保鸡丁 微辣'],
      ['【招牌】红烧肉*', '招牌 红烧肉'],
      ['🌶️水煮鱼🔥', '水煮鱼'],
      ['拿铁 热/冷', '拿铁 热，冷'],
      ['牛肉+粉丝&葱', '牛肉加粉丝和葱'],
      ['1/2只烤鸭', '2分之1只烤鸭'],
      ['7℃ 冰', '7℃ 冰'],
      ['👨‍👩‍👧套餐', '套餐'],
      ['***', '***'],
    ],
  ],
  [
    'name',
    'en',
    [
      ["Shepherd's pie (large)", "Shepherd's pie large"],
      ['Shepherd’s pie', 'Shepherd’s pie'],
      ['Fish & chips', 'Fish and chips'],
      ['Latte hot/cold', 'Latte hot, cold'],
      ['1/2 duck', '1 over 2 duck'],
    ],
  ],
  [
    'text',
    'zh',
    [
      ['少盐\n不要葱', '少盐，不要葱'],
      ['请尽快，谢谢！！', '请尽快，谢谢！！'],
      ['*加急* #3', '加急 3'],
      ['/少盐/，/', '少盐'],
    ],
  ],
  ['text', 'en', [['no onion / <b>less</b> salt', 'no onion, b less, b salt']]],
])('a %s in %s', (kind, language, examples) => {
  test.each(examples)('%s is said %s', (shown, spoken) => {
    expect(spokenForm(kind, shown, language)).toBe(spoken)
  })
})

describe('whatever is shown', () => {
  /** Text as people type it, text of every script, and halves of surrogate pairs. */
  const shownTexts = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'801ab AZ号楼两/-#*（）()&+，, \n🍜👨‍👩‍👧') }),
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  )
  const any = [fc.constantFrom(...kinds), shownTexts, fc.constantFrom(...languages)] as const

  test('something is said, unless nothing was shown', () => {
    fc.assert(
      fc.property(...any, (kind, shown, language) => {
        expect(spokenForm(kind, shown, language) === '').toBe(shown.trim() === '')
      }),
      { numRuns: 3_000 },
    )
  })

  test('names and texts with a word in them are said without marks, brackets and pictures', () => {
    fc.assert(
      fc.property(fc.constantFrom('name', 'text'), shownTexts, fc.constantFrom(...languages), (kind, shown, language) => {
        const spoken = spokenForm(kind, `${shown}水饺${shown}`, language)
        expect(spoken).toContain('水饺')
        expect(spoken).not.toMatch(/[*#_@/\\<>()（）【】[\]{}"]|\ufe0f|\p{Extended_Pictographic}|\p{C}/u)
        expect(spoken).not.toMatch(/^[ ，,]|[ ，,]$| {2}|，，/)
      }),
      { numRuns: 3_000 },
    )
  })

  test('a place is never said as a number of three digits, and keeps all its digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789AB号楼-') }), (shown) => {
        const spoken = spokenForm('place', shown, 'zh')
        expect(spoken).not.toMatch(/\d{3}/)
        const back = spoken.replace(/[零幺二三四五六七八九]/g, (digit) => String('零幺二三四五六七八九'.indexOf(digit)))
        if (/\d/.test(shown)) expect(back.replace(/\D/g, '')).toBe(shown.replace(/\D/g, ''))
      }),
      { numRuns: 2_000 },
    )
  })

  test('a number is said the same however it is padded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom(...languages), (number, language) => {
        const padded = `#${String(number).padStart(2, '0')}`
        expect(spokenForm('seqNo', padded, language)).toBe(spokenForm('seqNo', String(number), language))
      }),
    )
  })
})

describe('numbers that are called together', () => {
  test.each<[number[], Language, string, string]>([
    [[12, 15, 18], 'zh', '12、15、18号请取餐', '12、15、18号，请取餐'],
    [[7], 'zh', '7号请取餐', '7号，请取餐'],
    [[12, 15, 18], 'en', 'Numbers 12, 15 and 18: please pick up', 'Numbers 12, 15 and 18, please pick up'],
    [[12, 15], 'en', 'Numbers 12 and 15: please pick up', 'Numbers 12 and 15, please pick up'],
    [[7], 'en', 'Number 7: please pick up', 'Number 7, please pick up'],
    [[12, 15, 12], 'zh', '12、15号请取餐', '12、15号，请取餐'],
    [[], 'zh', '', ''],
    [[], 'en', '', ''],
  ])('%j in %s', (numbers, language, shown, spoken) => {
    expect(joinNumbers(numbers, language)).toEqual({ shown, spoken })
  })

  test('are each named once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 999 })), fc.constantFrom(...languages), (numbers, language) => {
        for (const said of Object.values(joinNumbers(numbers, language))) {
          expect(said.match(/\d+/g)?.map(Number) ?? []).toEqual([...new Set(numbers)])
        }
      }),
    )
  })
})
