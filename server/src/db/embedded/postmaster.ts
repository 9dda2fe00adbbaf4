import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { createInterface, type Interface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../base/log.ts'
import type { Binaries } from './binaries.ts'
import { faultOf } from './complaint.ts'
import { environment } from './environment.ts'
import type { Home } from './home.ts'
import { stopOrphan } from './orphan.ts'

export interface Postmaster {
  /** TCP port on 127.0.0.1. */
  port: number
  /** Ends it in order and waits until it is gone; may be called again. */
  stop(): Promise<void>
  /** Calls back when it ended without being asked to, with the reason; at once when that has already happened. */
  onExit(listener: (reason: string) => void): void
}

export interface Launch {
  home: Home
  binaries: Binaries
  /** Settings such as `max_connections=200`, which win over ours. */
  flags: string[]
  log: Log
}

interface Run {
  child: ChildProcess
  /** What it writes, line by line. */
  output: Interface
  /** The last lines it wrote. */
  lines: string[]
  /** How it ended, when it has. */
  ended: Promise<string>
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=60',
  'shared_buffers=128MB',
  'synchronous_commit=on',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'lc_messages=C',
  'log_line_prefix=',
  // Whoever sent a statement is told what was wrong with it; in the log its text would show what guests wrote.
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_checkpoints=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'min_wal_size=32MB',
  'max_wal_size=512MB',
]
const READY = /ready to accept connections/
const PASSES = /could not bind|Address already in use|still in use|lock file .* already exists/
const ATTEMPTS = 20
const KEPT_LINES = 12
const ORDERLY_MS = 4_000

/**
 * Starts PostgreSQL on a free port and waits until it takes connections.
 * @throws Fault when it ends instead of coming up
 */
export async function startPostmaster(launch: Launch): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    await stopOrphan(launch.home.cluster, launch.log)
    const port = await freePort()
    const run = spawnPostgres(launch, port)
    const complaint = await comesUp(run)
    if (complaint === undefined) return watch(run, port)
    // Somebody else got the port, or what a killed server left is not cleared away yet: both pass.
    if (!PASSES.test(complaint) || attempt === ATTEMPTS) throw faultOf('The database did not start', complaint, launch.home.folder)
    await pause(250)
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve, reject) => probe.once('listening', resolve).once('error', reject))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

function spawnPostgres({ home, binaries, flags, log }: Launch, port: number): Run {
  const settings = [...SETTINGS, `port=${port}`, ...flags].flatMap((setting) => ['-c', setting])
  const child = spawn(binaries.postgres, ['-D', home.cluster, ...settings], {
    ...home.owner,
    cwd: home.folder,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C reaches everything in the terminal's group, and the database must outlive the closing of the server.
    detached: true,
  })
  const lines: string[] = []
  const output = createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line)
    if (lines.length > KEPT_LINES) lines.shift()
    log.debug({ line }, 'database says')
  })
  return { child, output, lines, ended: endOf(child) }
}

/** Whoever leaves without `stop` at least tells the database to close. */
function endOf(child: ChildProcess): Promise<string> {
  const onLeave = () => child.kill('SIGINT')
  process.once('exit', onLeave)
  return new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`))
  }).finally(() => process.removeListener('exit', onLeave))
}

/** Waits for PostgreSQL to be ready: undefined, or what it said before it ended. */
function comesUp({ output, lines, ended }: Run): Promise<string | undefined> {
  return new Promise((resolve) => {
    output.on('line', (line) => READY.test(line) && resolve(undefined))
    ended.then((how) => resolve(`${lines.join('\n')}\n(ended with ${how})`))
  })
}

function watch({ child, lines, ended }: Run, port: number): Postmaster {
  let stopping: Promise<void> | undefined
  const unexpected = ended.then((how) => (stopping ? undefined : `${how}: ${lines.slice(-3).join(' ')}`))
  return {
    port,
    stop: () => (stopping ??= end(child, ended)),
    onExit: (listener) => void unexpected.then((reason) => reason !== undefined && listener(reason)),
  }
}

/** Fast shutdown; when that takes too long the immediate one, which the next start repairs from the log of writes. */
async function end(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGINT')
  const hurry = setTimeout(() => child.kill('SIGQUIT'), ORDERLY_MS)
  await ended
  clearTimeout(hurry)
}
