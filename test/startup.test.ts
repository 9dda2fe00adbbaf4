import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { agreed, newKey } from './support/actors.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { takeAwayOrder } from './support/make.ts'
import { openScreen } from './support/screen.ts'
import { type Exit, type Installed, installServer, type ServerProcess } from './support/serverProcess.ts'
import { until } from './support/until.ts'
import { openWire } from './support/wireClient.ts'

const NOBODY = 65_534
const isRoot = process.getuid?.() === 0
/** What the product promises: whatever happens, a server that is told to stop is gone by then, in ms. */
const STOP_MS = 5_000

let installed: Installed
const listeners: Server[] = []

beforeEach(() => {
  installed = installServer()
})

afterEach(async () => {
  for (const listener of listeners.splice(0)) listener.close()
  await installed.remove()
})

describe('a start that cannot succeed ends with one sentence, and leaves nothing running', () => {
  test('the port is taken', async () => {
    const port = await taken()
    await expectEnd(
      installed.start({ PORT: String(port) }),
      `Port ${port} is taken by another program; stop that program, or choose another port: PORT=${port + 1} npm start.`,
    )
  })

  test('the data folder may not be used', async () => {
    const closed = join(installed.dataDir, '..', 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o555)
    const dataDir = join(closed, 'data')
    await expectEnd(
      installed.start({ DATA_DIR: dataDir }, isRoot ? NOBODY : undefined),
      `This user may not use ${dataDir}; give it the rights (chown -R), or set DATA_DIR to another folder.`,
    )
  })

  test('another server has the data folder', async () => {
    const first = installed.start()
    const base = await first.ready()
    await expectEnd(
      installed.start(),
      `The data folder ${installed.dataDir} is in use by the Passline with process id ${first.pid}; stop that one first, or give this one a folder of its own with DATA_DIR.`,
      { leaves: 'postgres' },
    )
    expect((await fetch(`${base}/healthz`)).status).toBe(200)
  })

  test('nothing listens at the address of the database', async () => {
    const port = await free()
    await expectEnd(
      installed.start({ DATABASE_URL: `postgres://passline:secret@127.0.0.1:${port}/passline` }),
      `The database cannot be reached (connect ECONNREFUSED 127.0.0.1:${port}); check DATABASE_URL and that PostgreSQL is running.`,
    )
  })

  test('the password of the database is wrong, and is not repeated', async () => {
    const url = new URL(inject('postgresUrl'))
    url.password = 'wrong-secret'
    const server = installed.start({ DATABASE_URL: url.href })
    await expectEnd(
      server,
      `The database cannot be reached (password authentication failed for user "${url.username}"); check DATABASE_URL and that PostgreSQL is running.`,
    )
    expect(server.stdout + server.stderr).not.toContain('wrong-secret')
  })

  test('the database was made by a newer program', async () => {
    const database = await freshDatabase()
    try {
      const [known] = await rows<{ version: number }>(database, 'select max(version) as version from schema_migration')
      await rows(database, `insert into schema_migration (version, name, sha256) values (9999, '9999_newer.sql', '')`)
      await expectEnd(
        installed.start({ DATABASE_URL: database.url }),
        `The database is at schema 9999, this program knows ${known?.version}; start a newer Passline.`,
      )
    } finally {
      await database.drop()
    }
  })

  test.each([
    [{ PORT: 'eighty' }, 'PORT is "eighty"; it must be a whole number from 0 to 65535.'],
    [{ PORT: '70000' }, 'PORT is "70000"; it must be a whole number from 0 to 65535.'],
    [{ DATABASE_POOL: '1' }, 'DATABASE_POOL is "1"; it must be a whole number from 3 to 200.'],
    [{ JOURNAL_DAYS: '0' }, 'JOURNAL_DAYS is "0"; it must be a whole number from 1 to 3650.'],
    [{ SEED_DEMO: 'maybe' }, 'SEED_DEMO is "maybe"; it must be one of yes, no.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud"; it must be one of trace, debug, info, warn, error, silent.'],
    [{ DATABASE_URL: 'mysql://localhost/passline' }, 'DATABASE_URL must look like postgres://user:password@host:5432/name.'],
    [{ DATABASE_URL: 'postgres://user:secret@:port/name' }, 'DATABASE_URL must look like postgres://user:password@host:5432/name.'],
    [{ REDIS_URL: 'http://localhost' }, 'REDIS_URL must look like redis://user:password@host:6379/0, or rediss:// for TLS.'],
    [{ ROLE: 'boss' }, 'ROLE is "boss"; it must be one of all, web, jobs.'],
    [{ ROLE: 'web' }, 'ROLE is "web"; the embedded database serves one process, so set DATABASE_URL too.'],
    [{ HOST: '203.0.113.1' }, 'This machine has no address "203.0.113.1"; correct HOST or leave it out.'],
  ])('a setting is wrong: %o', async (env: Record<string, string>, sentence) => {
    await expectEnd(installed.start(env), sentence)
  })
})

describe('a server that is told to stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s under load, with screens asleep and awake and requests half sent, ends everything in order',
    async (signal) => {
      const server = installed.start()
      const base = await server.ready()
      const till = installed.actor(base, 'cashier')
      const screen = await openScreen(installed.actor(base, 'kitchen'))
      const asleep = await openWire({ base })
      await asleep.join({ token: till.token })
      asleep.pause()
      const silent = connect(Number(new URL(base).port), '127.0.0.1')
      const half = connect(Number(new URL(base).port), '127.0.0.1')
      half.write(`POST ${ordersPath} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${till.token}\r\nContent-Length: 1000\r\n\r\n{`)
      for (const socket of [silent, half]) socket.on('error', () => socket.destroy())
      const statuses = orderUntilUnreachable(till.token, base)
      await until(() => screen.state.rev >= 20)

      const exit = await stopped(server, signal)

      expect(exit).toEqual({ code: 0, signal: null })
      expect(server.stderr).toBe('')
      // What was taken on was done; what came too late was not taken on, or told to come again.
      expect([...new Set(await statuses)].filter((status) => status !== 503)).toEqual([201])
      screen.close()
      asleep.end()
    },
  )

  test('a second Ctrl-C does no harm', async () => {
    const server = installed.start()
    const base = await server.ready()
    const statuses = orderUntilUnreachable(installed.actor(base, 'cashier').token, base)
    server.child.kill('SIGINT')
    server.child.kill('SIGINT')
    server.child.kill('SIGTERM')
    expect(await stopped(server, 'SIGINT')).toEqual({ code: 0, signal: null })
    await statuses
    expect(await installed.start().ready()).toMatch(/^http:/)
  })

  test.each([
    ['the folder is locked', () => existsSync(join(installed.dataDir, 'passline.lock'))],
    ['the database is being made', () => inDataDir().some((name) => name.startsWith('postgres.unfinished-'))],
    ['the database comes up', () => installed.postmaster() !== undefined],
  ])('SIGTERM while it starts (%s) ends it too, and the next start succeeds', async (_moment, hasCome) => {
    const server = installed.start()
    await until(hasCome)
    expect(await stopped(server, 'SIGTERM')).toEqual({ code: 0, signal: null })
    expect(server.stderr).toBe('')
    expect(await installed.start().ready()).toMatch(/^http:/)
  })
})

test('the health check answers as soon as the server serves, without a token', async () => {
  const port = await free()
  installed.start({ PORT: String(port) })
  const answer = await until(() => fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined), 30_000)
  expect([answer.status, await answer.text()]).toEqual([200, '{"status":"ok"}'])
})

test('when its database dies the server ends with a sentence, and the next start goes on', async () => {
  const server = installed.start()
  const base = await server.ready()
  const placed = await agreed(installed.actor(base, 'cashier').place(takeAwayOrder([{ dishId: 'pork-dumplings' as never, quantity: 1 }])))
  process.kill(installed.postmaster() ?? 0, 'SIGKILL')
  const exit = await withinStop(server)
  expect(exit).toEqual({ code: 1, signal: null })
  expect(server.stderr).toMatch(
    /^Passline ends\. The database ended by itself; start Passline again, and look at what it said last: signal SIGKILL: .*\n$/m,
  )
  expect(installed.postmaster()).toBeUndefined()

  const again = await installed.start().ready()
  const { order } = await agreed(installed.actor(again, 'cashier').order(placed.order.id))
  expect(order).toEqual(placed.order)
})

const ordersPath = '/v1/shops/binjiang/orders'

async function expectEnd(server: ServerProcess, sentence: string, { leaves = 'nothing' } = {}): Promise<void> {
  const exit = await until(() => server.exit, 15_000)
  expect(server.stderr).toBe(`Passline cannot start. ${sentence}\n`)
  expect(server.stdout).toBe('')
  expect(exit).toEqual({ code: 1, signal: null })
  if (leaves === 'nothing') await until(() => installed.postmaster() === undefined)
}

/** Sends the signal, and gives how the server ended when it and its database are gone in time. */
async function stopped(server: ServerProcess, signal: NodeJS.Signals): Promise<Exit> {
  server.child.kill(signal)
  return withinStop(server)
}

function withinStop(server: ServerProcess): Promise<Exit> {
  return until(() => (installed.postmaster() === undefined ? server.exit : null), STOP_MS)
}

/** Four tills that order until the server is gone; the statuses of all answers. */
async function orderUntilUnreachable(token: string, base: string): Promise<number[]> {
  const statuses: number[] = []
  const body = JSON.stringify(takeAwayOrder([{ dishId: 'pork-dumplings' as never, quantity: 2 }]))
  const till = async () => {
    for (;;) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newKey() }
      const answer = await fetch(base + ordersPath, { method: 'POST', headers, body }).catch(() => undefined)
      if (!answer) return
      statuses.push(answer.status)
      await answer.text().catch(() => undefined)
    }
  }
  await Promise.all([till(), till(), till(), till()])
  return statuses
}

function inDataDir(): string[] {
  return existsSync(installed.dataDir) ? readdirSync(installed.dataDir) : []
}

async function taken(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  listeners.push(listener)
  await new Promise((resolve) => listener.once('listening', resolve))
  return (listener.address() as { port: number }).port
}

async function free(): Promise<number> {
  const port = await taken()
  await new Promise((resolve) => listeners.pop()?.close(resolve))
  return port
}

async function rows<Row extends object>(database: FreshDatabase, sql: string): Promise<Row[]> {
  const client = new pg.Client(database.url)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
