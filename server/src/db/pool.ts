import pg from 'pg'
import { Fault } from '../base/fault.ts'
import type { Log } from '../base/log.ts'
import type { Db, Statement } from './types.ts'

export interface Pool {
  /** For reads, and for `tx.ts`. */
  readonly db: Db
  readonly pg: pg.Pool
  close(): Promise<void>
}

/**
 * Opens the connections of this process. Statements of one transaction that do not wait for each other travel in one flight (`pipeline`).
 * @param url postgres://user:password@host:port/name
 * @param size the most connections that are open at once
 * @throws Fault when the database cannot be reached
 */
export async function openPool(url: string, size: number, log: Log): Promise<Pool> {
  const options: pg.PoolConfig & { pipeline: boolean } = {
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'passline',
    // Nobody waits for ever: a lock for 5 s, a statement or an idle transaction for 30 s.
    options: '-c lock_timeout=5000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000',
    pipeline: true,
  }
  const pool = new pg.Pool(options)
  // A connection may be lost between two statements. The next statement says so; an error that nobody listens to would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  // A connection that is being closed may still be told that the database closes too.
  pool.on('error', (cause) => pool.ending || log.warn({ err: cause }, 'an idle database connection was lost'))
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    throw new Fault(`The database cannot be reached (${reason(cause)}); check DATABASE_URL and that PostgreSQL is running.`, { cause })
  }
  return { db: readsOf(pool), pg: pool, close: () => pool.end() }
}

/** A reader over a pool or one of its connections. */
export function readsOf(connection: Pick<pg.Pool | pg.ClientBase, 'query'>): Db {
  return {
    reads: true,
    run: async <Row extends object>(statement: Statement, values: readonly unknown[]) =>
      (await connection.query<Row>({ name: statement.name, text: statement.text, values: [...values] })).rows,
  }
}

function reason(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map((each) => reason(each)).join(', ')
  return cause instanceof Error ? cause.message : String(cause)
}
