import { allergens } from '@passline/shared/allergen'
import { type Dish, dish, type Station, station } from '@passline/shared/shop'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { menuCsv } from './menuCsv.ts'
import { menuCsvLines } from './menuCsvLines.ts'
import { decideMenuImport } from './menuImport.ts'

const hot = station.parse({ id: 'hot', name: { zh: '热菜', en: 'Wok' } })
const bar = station.parse({ id: 'bar', name: { zh: '水吧', en: 'Bar' } })
const stations: Station[] = [hot, bar]

function viewOf(dishes: readonly Dish[]) {
  return { dish: (id: string) => dishes.find((each) => each.id === id), station: (id: string) => stations.find((each) => each.id === id) }
}

function importOf(csv: string, dishes: readonly Dish[] = []) {
  const file = menuCsvLines(csv)
  const decided = decideMenuImport(viewOf(dishes), stations, file.lines)
  return { ...decided, faults: [...file.faults, ...decided.faults] }
}

const tea = dish.parse({ id: 'tea', name: { zh: '乌龙茶' }, priceFen: 800, stationId: 'bar' })

/** Text that people type, and what breaks CSV files and spreadsheets. */
const typed = (most: number) =>
  fc
    .array(
      fc.constantFrom('水', '饺', 'a', '"', "'", ',', ';', '\t', '\n', '\r', '=', '+', '-', '@', '＝', ' ', '|', '🥟', '{', '\ufeff'),
      {
        maxLength: most,
      },
    )
    .map((parts) => parts.join(''))
const name = fc.record({ zh: typed(20).filter((zh) => zh.trim() !== ''), en: typed(20) })
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,12}$/)
const unique = <T extends { id: string }>(arbitrary: fc.Arbitrary<T>, minLength: number, maxLength: number) =>
  fc.uniqueArray(arbitrary, { minLength, maxLength, selector: (each) => each.id })
const choice = fc.record({ id, name, priceFen: fc.nat(100_000) })
const group = fc.record({ id, name, least: fc.constant(0), most: fc.integer({ min: 1, max: 20 }), choices: unique(choice, 1, 3) })
const anyDish = fc
  .record({
    id,
    name,
    priceFen: fc.integer({ min: 0, max: 100_000_000 }),
    stationId: fc.constantFrom('hot', 'bar'),
    expectedMinutes: fc.integer({ min: 1, max: 600 }),
    timerSeconds: fc.option(fc.integer({ min: 5, max: 14_400 })),
    course: fc.integer({ min: 1, max: 9 }),
    allergens: fc.subarray([...allergens]),
    options: unique(group, 0, 3),
    sort: fc.nat(9_999),
    soldOut: fc.boolean(),
    remaining: fc.option(fc.nat(100)),
  })
  .map((value) => dish.parse(value))

test('what was exported is imported as unchanged, whatever the names; and into an empty shop it makes the same menu', () => {
  fc.assert(
    fc.property(unique(anyDish, 0, 6), fc.constantFrom('zh' as const, 'en' as const), (dishes, language) => {
      const csv = menuCsv(dishes, language)
      const again = importOf(csv, dishes)
      expect(again.faults).toEqual([])
      expect(again.lines.map((each) => each.outcome)).toEqual(dishes.map(() => 'unchanged'))
      const anew = importOf(csv)
      const sellable = dishes.map((each) => ({ ...each, soldOut: false, remaining: null }))
      expect(new Set(anew.dishes.map((each) => JSON.stringify(each)))).toEqual(new Set(sellable.map((each) => JSON.stringify(each))))
    }),
    { numRuns: 300 },
  )
})

test('no cell begins as a spreadsheet formula does', () => {
  const evil = dish.parse({ ...tea, name: { zh: '=HYPERLINK("http://x")', en: '＠SUM(A1)' } })
  const csv = menuCsv([evil], 'en')
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")","'＠SUM(A1)"`)
  expect(importOf(csv, [evil]).lines).toMatchObject([{ outcome: 'unchanged' }])
})

test('commas, semicolons and tabs separate; headings are known in both languages; a column that is missing leaves what was there', () => {
  for (const delimiter of [',', ';', '\t']) {
    const csv = [
      ['编号', 'NAME ZH', '价格（元）', 'station'],
      ['tea', '乌龙茶', '¥9.5', '水吧'],
    ]
      .map((line) => line.join(delimiter))
      .join('\n')
    const { lines, faults, dishes } = importOf(csv, [{ ...tea, expectedMinutes: 3 }])
    expect(faults).toEqual([])
    expect(lines).toEqual([{ line: 2, id: 'tea', outcome: 'changed', columns: ['price'] }])
    expect(dishes).toMatchObject([{ priceFen: 950, expectedMinutes: 3, stationId: 'bar' }])
  }
})

test('every fault says its line, its column, what was found and what would be right', () => {
  const csv = [
    'id,name zh,price (yuan),station,course,allergens,options',
    'tea,茶,8,bar,1,,',
    '',
    'tea,茶,eight,nowhere,10,peanut|dust,[]',
    '-x,,1.234,hot,1,,{',
    'soup,汤,5',
  ].join('\n')
  const { faults, lines } = importOf(csv)
  expect(faults.map(({ line, column, code, found }) => [line, column, code, found])).toEqual([
    [6, null, 'cells', '3'],
    [4, 'id', 'doubleDish', 'tea'],
    [4, 'price', 'value', 'eight'],
    [4, 'station', 'unknownStation', 'nowhere'],
    [4, 'course', 'value', '10'],
    [4, 'allergens', 'value', 'peanut|dust'],
    [5, 'id', 'value', '-x'],
    [5, 'nameZh', 'value', ''],
    [5, 'price', 'value', '1.234'],
    [5, 'options', 'value', '{'],
  ])
  expect(faults.find((fault) => fault.column === 'course')?.right).toBe('1–9')
  expect(faults.find((fault) => fault.column === 'station')?.right).toBe('hot 热菜, bar 水吧')
  expect(lines.map(({ line, outcome }) => [line, outcome])).toEqual([
    [2, 'added'],
    [4, 'wrong'],
    [5, 'wrong'],
    [6, 'wrong'],
  ])
})

test('a file in another encoding, with open quotes, without its columns or empty says so at its line', () => {
  expect(importOf('id,name zh\ntea,\ufffd\ufffd').faults).toMatchObject([{ line: 2, code: 'notUtf8' }])
  expect(importOf('id,name zh,price (yuan),station\ntea,"茶,8,bar').faults).toMatchObject([{ line: 2, code: 'notCsv' }])
  expect(importOf('id,name zh,price (yuan),station,colour,id\n').faults).toMatchObject([
    { line: 1, column: null, code: 'unknownColumn', found: 'colour' },
    { line: 1, column: 'id', code: 'doubleColumn' },
  ])
  expect(importOf('id\n').faults.map(({ code, column }) => [code, column])).toEqual([
    ['missingColumn', 'nameZh'],
    ['missingColumn', 'price'],
    ['missingColumn', 'station'],
  ])
  expect(importOf('').faults).toHaveLength(4)
})
