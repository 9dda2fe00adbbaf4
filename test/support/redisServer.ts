import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { Redis } from 'ioredis'
import { findRedis } from '../../scripts/lib/redis.mjs'
import { temporaryFolder } from './temporaryFolder.ts'
import { until } from './until.ts'

/** A Redis of its own, as one should be set up: it writes everything down and forgets nothing. */
export interface RedisServer {
  /** Stays the same when it is killed and started again. */
  url: string
  /** Gives it one command, on a connection of its own. */
  run(...command: [name: string, ...args: string[]]): Promise<unknown>
  /** Kills it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
  /** Starts it again on the same port, with what it wrote down. */
  start(): Promise<void>
  /** Kills it and removes what it wrote down. */
  remove(): Promise<void>
}

/** Starts redis-server on a free port of this machine. Settings are added to the usual ones, such as `['maxmemory-policy', 'allkeys-lru']`. */
export async function startRedis(...settings: [name: string, value: string][]): Promise<RedisServer> {
  const program = findRedis()
  if (!program) throw new Error('There is no redis-server; run `npm test`, which installs it or says how.')
  const folder = temporaryFolder()
  const port = await freePort()
  const usual = { port, bind: '127.0.0.1', dir: folder.path, appendonly: 'yes', save: '', 'maxmemory-policy': 'noeviction', hz: 100 }
  const args = [...Object.entries(usual), ...settings].flatMap(([name, value]) => [`--${name}`, String(value)])
  let running: Running | null = null
  const kill = async () => {
    running?.child.kill('SIGKILL')
    await running?.ended
    running = null
  }
  const start = async () => {
    running = run(program, args)
    await running.ready()
  }
  await start()
  const url = `redis://127.0.0.1:${port}`
  return {
    url,
    run: async (name, ...args) => {
      const client = new Redis(url)
      try {
        return await client.call(name, ...args)
      } finally {
        client.disconnect()
      }
    },
    kill,
    start,
    remove: async () => {
      await kill()
      folder.remove()
    },
  }
}

interface Running {
  child: ChildProcess
  ended: Promise<void>
  ready(): Promise<void>
}

function run(program: string, args: string[]): Running {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  let said = ''
  let hasEnded = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      hasEnded = true
      process.removeListener('exit', end)
      resolve()
    }),
  )
  return {
    child,
    ended,
    ready: async () => {
      await until(() => said.includes('Ready to accept connections') || hasEnded)
      if (hasEnded) throw new Error(`redis-server ended: ${said}`)
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
