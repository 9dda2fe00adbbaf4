import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreed } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { takeAwayOrder } from './support/make.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})

afterAll(() => app?.stop())

test('after a clock that jumped, or a long sleep, the week that had no partition gets it, with what was written meanwhile', async () => {
  const { rows } = await app.sql.query<{ name: string }>("select 'shop_event_' || to_char(now(), 'IYYY\"w\"IW') as name")
  const week = rows[0]?.name ?? ''
  await app.sql.query(`drop table ${week}`)
  const { rev } = await agreed(app.shop.staff.program.place(takeAwayOrder()))
  expect(await count('shop_event_default')).toBeGreaterThan(0)
  await app.restart()
  expect(await count('shop_event_default')).toBe(0)
  expect(await count(week)).toBeGreaterThan(0)
  expect((await agreed(app.shop.staff.program.place(takeAwayOrder()))).rev).toBe(rev + 1)
})

async function count(table: string): Promise<number> {
  const { rows } = await app.sql.query<{ n: string }>(`select count(*) as n from ${table}`)
  return Number(rows[0]?.n)
}
