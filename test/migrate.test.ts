import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from '../server/src/base/log.ts'
import { migrate } from '../server/src/db/migrate.ts'
import { emptyDatabase, type FreshDatabase } from './support/database.ts'
import { type TemporaryFolder, temporaryFolder } from './support/temporaryFolder.ts'

const log = createLog('warn')
let database: FreshDatabase
let pool: pg.Pool
let folder: TemporaryFolder

beforeEach(async () => {
  database = await emptyDatabase()
  pool = new pg.Pool({ connectionString: database.url })
  folder = temporaryFolder()
  land('0001_guest.sql', 'create table guest (id int primary key)')
  land('0002_name.sql', 'alter table guest add column name text; insert into guest values (1, $$阿明$$)')
})

afterEach(async () => {
  await pool.end()
  await database.drop()
  folder.remove()
})

test('migrations are applied in order, once, and recorded', async () => {
  await migrate(pool, folder.path, log)
  await migrate(pool, folder.path, log)
  expect(await rows('select id, name from guest')).toEqual([{ id: 1, name: '阿明' }])
  expect(await rows('select version, name, length(sha256) as hash from schema_migration order by version')).toEqual([
    { version: 1, name: '0001_guest.sql', hash: 64 },
    { version: 2, name: '0002_name.sql', hash: 64 },
  ])
})

test('a new migration is applied to a database that has the earlier ones, also over a single connection', async () => {
  await migrate(pool, folder.path, log)
  land('0003_more.sql', 'insert into guest values (2, null)')
  const client = new pg.Client(database.url)
  await client.connect()
  await migrate(client, folder.path, log)
  await client.end()
  expect(await rows('select id from guest order by id')).toEqual([{ id: 1 }, { id: 2 }])
})

test('many servers that start at once apply each migration once', async () => {
  land('0003_slow.sql', 'select pg_sleep(0.1); insert into guest values (2, null)')
  const pools = [1, 2, 3, 4].map(() => new pg.Pool({ connectionString: database.url, statement_timeout: 50 }))
  await Promise.all(pools.map((one) => migrate(one, folder.path, log)))
  await Promise.all(pools.map((one) => one.end()))
  expect(await rows('select count(*)::int as guests from guest')).toEqual([{ guests: 2 }])
})

test('of a failing migration nothing is kept, and those before it stay', async () => {
  land('0003_wrong.sql', 'insert into guest values (2, null); insert into nowhere values (1)')
  await expect(migrate(pool, folder.path, log)).rejects.toThrow(
    'Migration 0003_wrong.sql failed and nothing of it was kept: relation "nowhere" does not exist',
  )
  expect(await rows('select id from guest')).toEqual([{ id: 1 }])
  land('0003_wrong.sql', 'insert into guest values (3, null)')
  await migrate(pool, folder.path, log)
  expect(await rows('select id from guest order by id')).toEqual([{ id: 1 }, { id: 3 }])
})

test('a database of a newer program is refused', async () => {
  await migrate(pool, folder.path, log)
  rmSync(join(folder.path, '0002_name.sql'))
  await expect(migrate(pool, folder.path, log)).rejects.toThrow(
    'The database is at schema 2, this program knows 1; start a newer Passline.',
  )
})

test('a landed migration that was edited is refused, other ends of lines are not an edit', async () => {
  land('0003_lines.sql', 'select 1;\nselect 2;\n')
  await migrate(pool, folder.path, log)
  land('0003_lines.sql', 'select 1;\r\nselect 2;\r\n')
  await migrate(pool, folder.path, log)
  land('0001_guest.sql', 'create table guest (id bigint primary key)')
  await expect(migrate(pool, folder.path, log)).rejects.toThrow(
    'Migration 0001_guest.sql is not the one this database was made with; bring the file back and write a new migration instead.',
  )
})

test('a gap in the numbers is refused before anything is applied', async () => {
  land('0004_gap.sql', 'select 1')
  await expect(migrate(pool, folder.path, log)).rejects.toThrow(/^0004_gap.sql in .* is out of order/)
  expect(await rows("select to_regclass('guest') as guest")).toEqual([{ guest: null }])
})

function land(name: string, sql: string): void {
  writeFileSync(join(folder.path, name), sql)
}

async function rows(sql: string): Promise<unknown[]> {
  return (await pool.query(sql)).rows
}
