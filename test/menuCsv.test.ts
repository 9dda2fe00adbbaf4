import type { MenuImportAnswer } from '@passline/shared/menuCsv'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, agreed, newKey, refused } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { openScreen, type Screen } from './support/screen.ts'

let app: TestApp
let manager: Actor
let till: Screen

beforeAll(async () => {
  app = await startTestApp()
  manager = app.shop.staff.manager
  till = await openScreen(app.shop.staff.cashier)
})

afterAll(async () => {
  till.close()
  await app.stop()
})

const HEAD = 'id,name zh,price (yuan),station'
const [EXPORT, IMPORT] = ['/v1/shops/binjiang/menu.csv', '/v1/shops/binjiang/menu-import']

function importing(csv: string, dryRun = false, key = newKey()): Promise<MenuImportAnswer> {
  return agreed(manager.call<MenuImportAnswer>('POST', IMPORT, { csv, dryRun }, { key }))
}

test('the export is a CSV file in UTF-8 with its mark, and importing it changes nothing and tells nobody', async () => {
  const { headers, raw } = await manager.call('GET', `${EXPORT}?language=zh`)
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(raw.startsWith('\ufeff"编号","中文名"')).toBe(true)
  const { rev } = await agreed(manager.snapshot())
  const answer = await importing(raw)
  expect(answer).toMatchObject({ rev, isWritten: true, faults: [] })
  expect(answer.lines.map((line) => line.outcome)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged'])
})

test('new and changed dishes appear on an open till in one step; what is sold out stays so, and what the file does not name stays', async () => {
  await agreed(app.shop.staff.cashier.soldOut('tea'))
  const { rev } = await agreed(manager.snapshot())
  const answer = await importing(`${HEAD}\ntea,铁观音,9.00,bar\nsoup,酸辣汤,18,热菜`)
  expect(answer).toMatchObject({ rev: rev + 2, isWritten: true, faults: [] })
  expect(answer.lines).toMatchObject([
    { line: 2, id: 'tea', outcome: 'changed', columns: ['nameZh', 'price'] },
    { line: 3, id: 'soup', outcome: 'added' },
  ])
  await till.showsRev(answer.rev)
  expect(till.state.dishes.get('tea')).toMatchObject({ name: { zh: '铁观音', en: '' }, priceFen: 900, soldOut: true })
  expect(till.state.dishes.get('soup')).toMatchObject({ name: { zh: '酸辣汤', en: '' }, priceFen: 1800, stationId: 'hot', soldOut: false })
  expect(till.state.dishes.has('dumplings')).toBe(true)
})

test('with one wrong line nothing is written, and the report says which line, which cell and what would be right', async () => {
  const { rev } = await agreed(manager.snapshot())
  const answer = await importing(`${HEAD}\ncake,蛋糕,20,bar\npie,派,twenty,oven`)
  expect(answer).toMatchObject({ rev, isWritten: false })
  expect(answer.lines).toMatchObject([
    { line: 2, outcome: 'added' },
    { line: 3, outcome: 'wrong' },
  ])
  expect(answer.faults).toEqual([
    { line: 3, column: 'price', code: 'value', found: 'twenty', right: '0–1000000.00' },
    { line: 3, column: 'station', code: 'unknownStation', found: 'oven', right: 'bar 水吧, cold 凉菜, hot 热菜' },
  ])
  expect((await agreed(manager.snapshot())).dishes.map((dish) => dish.id)).not.toContain('cake')
})

test('a file with more lines than a menu can have is refused as a whole, and so is one with too many columns', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `d${index},菜,1,bar`).join('\n')
  expect(await importing(`${HEAD}\n${many}`, true)).toMatchObject({
    lines: [],
    faults: [{ line: 1, column: null, code: 'tooMany', found: '20000', right: '1000' }],
  })
  expect(await importing(`${HEAD}${',x'.repeat(60)}\ncake,蛋糕,20,bar`, true)).toMatchObject({
    lines: [],
    faults: [{ code: 'cells', right: '≤ 50' }],
  })
})

test('a dish that stands twice is wrong the second time, and the report names the first line', async () => {
  const answer = await importing(`${HEAD}\ncake,蛋糕,20,bar\n cake,蛋糕,21,bar`, true)
  expect(answer.faults).toEqual([{ line: 3, column: 'id', code: 'doubleDish', found: 'cake', right: '≠ 2' }])
})

test('a dry run says what would happen and writes nothing; the same import under the same key happens once', async () => {
  const csv = `${HEAD}\ncake,蛋糕,20,bar`
  const { rev } = await agreed(manager.snapshot())
  expect(await importing(csv, true)).toMatchObject({ rev, isWritten: false, lines: [{ outcome: 'added' }], faults: [] })
  const key = newKey()
  const once = await importing(csv, false, key)
  expect(once).toMatchObject({ rev: rev + 1, isWritten: true })
  expect(await importing(csv, false, key)).toEqual(once)
  expect((await agreed(manager.snapshot())).rev).toBe(rev + 1)
})

test('only who configures the shop may export and import', async () => {
  for (const actor of [app.shop.staff.cashier, app.shop.staff.kitchen, app.shop.staff.program]) {
    expect(await refused(actor.call('GET', EXPORT))).toMatchObject({ status: 403, code: 'forbidden' })
    expect(await refused(actor.call('POST', IMPORT, { csv: HEAD }))).toMatchObject({ status: 403, code: 'forbidden' })
  }
})
