import type pg from 'pg'
import { type Pool, readsOf } from './pool.ts'
import type { Tx } from './types.ts'

/**
 * Runs the work in one transaction: committed when it returns, rolled back when it throws. The work must not wait for anything
 * but the database.
 */
export async function transaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.pg.connect()
  let broken: Error | undefined
  try {
    const [, result] = await Promise.all([client.query('begin'), work(readsOf(client) as Tx)])
    await client.query('commit')
    return result
  } catch (cause) {
    await client.query('rollback').catch((error: Error) => {
      broken = error
    })
    throw cause
  } finally {
    client.release(broken)
  }
}

/** Runs work that is a single statement: the statement is its own transaction, in one round trip. */
export function singleStatement<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return work(pool.db as Tx)
}

/** Reads several things as they stood at one moment. */
export async function oneMoment<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client: pg.PoolClient = await pool.pg.connect()
  let broken: Error | undefined
  try {
    const [, result] = await Promise.all([client.query('begin isolation level repeatable read read only'), work(readsOf(client) as Tx)])
    return result
  } finally {
    await client.query('rollback').catch((error: Error) => {
      broken = error
    })
    client.release(broken)
  }
}
