import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import pino from 'pino'
import { type Binaries, findBinaries } from '../../server/src/db/embedded/binaries.ts'
import { findHome, giveTo, type Home } from '../../server/src/db/embedded/home.ts'
import { monotonicNow } from '../monotonic.ts'

/** How long the same PostgreSQL takes by itself, in ms: making a cluster and starting it (cold), and starting it again (warm). */
export async function barePostgresTimes(dataDir: string): Promise<{ cold: number; warm: number }> {
  const home = findHome(dataDir, pino({ level: 'silent' }))
  const binaries = findBinaries(home)
  const startedAt = monotonicNow()
  await makeCluster(home, binaries)
  const made = monotonicNow() - startedAt
  return { cold: made + (await startAndStop(home, binaries)), warm: await startAndStop(home, binaries) }
}

async function makeCluster(home: Home, { initdb }: Binaries): Promise<void> {
  mkdirSync(home.cluster, { mode: 0o700 })
  giveTo(home.owner, home.cluster)
  const options = [`--pgdata=${home.cluster}`, '--username=passline', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-instructions']
  const child = spawn(initdb, options, { ...home.owner, cwd: home.folder, env: {}, stdio: 'ignore' })
  const code = await ended(child)
  if (code !== 0) throw new Error(`initdb ended with ${code}.`)
}

/** @returns ms from starting PostgreSQL until it takes connections */
async function startAndStop(home: Home, { postgres }: Binaries): Promise<number> {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${await freePort()}`].flatMap((each) => ['-c', each])
  const startedAt = monotonicNow()
  const child = spawn(postgres, ['-D', home.cluster, ...settings], {
    ...home.owner,
    cwd: home.folder,
    env: {},
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ms = await new Promise<number>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('ready to accept connections')) resolve(monotonicNow() - startedAt)
    })
    child.once('close', () => reject(new Error('PostgreSQL did not start.')))
  })
  child.kill('SIGINT')
  await ended(child)
  return ms
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
