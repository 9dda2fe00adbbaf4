import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ClientBase, Pool } from 'pg'
import { Fault } from '../base/fault.ts'
import type { Log } from '../base/log.ts'

interface Migration {
  version: number
  /** The file's name. */
  name: string
  sql: string
  sha256: string
}

interface Applied {
  version: number
  sha256: string
}

/** Any number that nobody else in the database uses. */
const LOCK = 7_277_546_011
const OLDEST_POSTGRES = 14

/**
 * Brings the database to the schema of this program: the files `0001_name.sql`, `0002_…` of the folder, forward only, each in a transaction of
 * its own. Several servers may do so at once; the lock ends with each transaction, so poolers between us and the database do no harm.
 * @throws Fault when the database is too old or too new, when a landed file was edited, or when a migration fails (then nothing of it is kept)
 */
export async function migrate(database: Pool | ClientBase, folder: string, log: Log): Promise<void> {
  if (!(database instanceof Pool)) return climb(database, readMigrations(folder), log)
  const client = await database.connect()
  try {
    await climb(client, readMigrations(folder), log)
  } finally {
    client.release()
  }
}

async function climb(client: ClientBase, migrations: Migration[], log: Log): Promise<void> {
  await refuseOldPostgres(client)
  for (;;) {
    const startedAt = performance.now()
    const done = await locked(client, () => applyNext(client, migrations))
    if (!done) return
    log.info({ migration: done.name, ms: Math.round(performance.now() - startedAt) }, 'migration applied')
  }
}

/** Applies the first migration that the database does not have, and gives it; undefined when it has them all. */
async function applyNext(client: ClientBase, migrations: Migration[]): Promise<Migration | undefined> {
  const applied = await readApplied(client)
  refuseNewer(applied, migrations)
  refuseEdited(applied, migrations)
  const next = migrations[applied.length]
  if (!next) return undefined
  try {
    await client.query(next.sql)
  } catch (cause) {
    throw new Fault(`Migration ${next.name} failed and nothing of it was kept: ${(cause as Error).message}`, { cause })
  }
  await client.query('insert into schema_migration (version, name, sha256) values ($1, $2, $3)', [next.version, next.name, next.sha256])
  return next
}

async function locked<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    // Waiting for another server, or for a long migration, is not a slow statement.
    await client.query("select set_config(name, '0', true) from unnest(array['statement_timeout', 'lock_timeout']) name")
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function readApplied(client: ClientBase): Promise<Applied[]> {
  const { rows: found } = await client.query<{ exists: boolean }>("select to_regclass('schema_migration') is not null as exists")
  if (!found[0]?.exists) {
    await client.query(`
      create table schema_migration (
        version int primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now()
      )`)
  }
  const { rows } = await client.query<Applied>('select version, sha256 from schema_migration order by version')
  return rows
}

async function refuseOldPostgres(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  const version = rows[0]?.server_version ?? ''
  if (Number.parseInt(version, 10) >= OLDEST_POSTGRES) return
  throw new Fault(`The database is PostgreSQL ${version}; use PostgreSQL ${OLDEST_POSTGRES} or newer.`)
}

function refuseNewer(applied: Applied[], migrations: Migration[]): void {
  const [has, known] = [applied.at(-1)?.version ?? 0, migrations.length]
  if (has <= known) return
  throw new Fault(`The database is at schema ${has}, this program knows ${known}; start a newer Passline.`)
}

function refuseEdited(applied: Applied[], migrations: Migration[]): void {
  for (const [at, migration] of migrations.slice(0, applied.length).entries()) {
    if (applied[at]?.version === migration.version && applied[at].sha256 === migration.sha256) continue
    throw new Fault(
      `Migration ${migration.name} is not the one this database was made with; bring the file back and write a new migration instead.`,
    )
  }
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name, at) => {
    const version = Number(/^(\d{4})_\w+\.sql$/.exec(name)?.[1])
    if (version !== at + 1)
      throw new Fault(`${name} in ${folder} is out of order; migrations are named 0001_name.sql, 0002_name.sql, without a gap.`)
    // A checkout on Windows changes the ends of lines, not the migration.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { version, name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}
