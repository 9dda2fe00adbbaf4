import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export interface FreshDatabase {
  url: string
  /** Removes it; fails when a test left a connection open. */
  drop(): Promise<void>
}

export const TEMPLATE = 'passline_template'

/** A database of its own with today's schema and no rows. */
export function freshDatabase(): Promise<FreshDatabase> {
  return makeDatabase(`template ${TEMPLATE}`)
}

/** A database of its own with nothing in it, not even the schema. */
export function emptyDatabase(): Promise<FreshDatabase> {
  return makeDatabase('')
}

/** The same server and user, another database. */
export function urlOf(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

async function makeDatabase(from: string): Promise<FreshDatabase> {
  const admin = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await run(admin, `create database ${name} ${from}`)
  return { url: urlOf(admin, name), drop: () => run(admin, `drop database ${name}`) }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
