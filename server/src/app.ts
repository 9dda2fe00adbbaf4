import { createServer, type Server } from 'node:http'
import type { Agent } from 'node:https'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { Attendance } from './actions/Attendance.ts'
import { Desk } from './actions/desk/Desk.ts'
import { guestKeys } from './actions/guestKeys.ts'
import { beginEpoch, keepHouse, prepareJournal } from './actions/keepHouse.ts'
import { Bell } from './actions/messages/Bell.ts'
import { pushOutside } from './actions/messages/pushOutside.ts'
import { pushKeys } from './actions/pushKeys.ts'
import { Recognition } from './actions/Recognition.ts'
import { Waits } from './actions/Waits.ts'
import { type Clock, systemClock } from './base/clock.ts'
import type { Config } from './base/config.ts'
import { Fault } from './base/fault.ts'
import type { Log } from './base/log.ts'
import { VERSION } from './base/version.ts'
import { type EmbeddedDatabase, startEmbedded } from './db/embedded.ts'
import { migrate } from './db/migrate.ts'
import { openPool, type Pool } from './db/pool.ts'
import { accountEndpoints } from './http/accounts.ts'
import { callEndpoints } from './http/calls.ts'
import { deviceEndpoints } from './http/devices.ts'
import type { Endpoint } from './http/endpoint.ts'
import { goodsEndpoints } from './http/goods.ts'
import { guestEndpoints } from './http/guest.ts'
import { createHealth } from './http/health.ts'
import { journalEndpoints } from './http/journal.ts'
import { menuEndpoints } from './http/menu.ts'
import { menuCsvEndpoints } from './http/menuCsv.ts'
import { orderChangeEndpoints } from './http/orderChanges.ts'
import { orderEndpoints } from './http/orders.ts'
import { padCallEndpoints } from './http/padCalls.ts'
import { placeEndpoints } from './http/places.ts'
import { presenceEndpoints } from './http/presence.ts'
import { pushEndpoints } from './http/push.ts'
import { receiptEndpoints } from './http/receipts.ts'
import { replayEndpoints } from './http/replay.ts'
import { reportEndpoints } from './http/reports.ts'
import { ruleEndpoints } from './http/rules.ts'
import { createHttp } from './http/server.ts'
import { shopEndpoints } from './http/shops.ts'
import { speechEndpoints } from './http/speech.ts'
import { templateEndpoints } from './http/templates.ts'
import { waitEndpoints } from './http/waits.ts'
import { type Jobs, startJobs } from './jobs/Jobs.ts'
import { openSpeech } from './outside/speech.ts'
import { webPush } from './outside/webPush.ts'
import { earsOf } from './sockets/Between.ts'
import { type Live, openLive } from './sockets/live.ts'
import { openBetween } from './sockets/openBetween.ts'
import type { Sockets } from './sockets/server.ts'
import { readGuestSecret } from './store/guestOrders.ts'
import { readEpoch } from './store/journal.ts'

export interface AppOptions {
  config: Config
  log: Log
  /** Folder with the numbered SQL files. */
  migrationsDir: string
  /** The embedded database, when it is starting already. */
  database?: Promise<EmbeddedDatabase> | undefined
  /** Tests turn it by hand. */
  clock?: Clock
  /** How push services are reached; tests have one of their own. */
  pushAgent?: Agent | undefined
  /** Begin a new epoch, because a backup was restored: every screen takes a new snapshot. */
  newEpoch?: boolean
  /** Called when the server cannot go on: the embedded database ended by itself. */
  onFatal?(reason: string): void
}

export interface App {
  /** The port it listens on; of interest when 0 was asked for. */
  port: number
  pool: Pool
  stop(): Promise<void>
}

const HOUSEKEEPING_MS = 3_600_000
/** Longer than the usual 60 s of load balancers, so that a connection is never closed under a request of theirs. */
const KEEP_ALIVE_MS = 65_000
/** How long requests that are under way may take to end when the server stops, in ms. */
const FAREWELL_MS = 1_000

/**
 * Makes everything that lives, in order, and serves. What was made is stopped in reverse, also when a later step fails.
 * @throws Fault with one sentence that says what to do
 */
export async function startApp(options: AppOptions): Promise<App> {
  const stops: (() => Promise<void> | void)[] = []
  let stopping: Promise<void> | null = null
  const stop = () => {
    stopping ??= stopAll(stops)
    return stopping
  }
  try {
    return { ...(await build(options, (undo) => stops.push(undo))), stop }
  } catch (cause) {
    await stop()
    throw cause
  }
}

async function build(options: AppOptions, undo: (stop: () => Promise<void> | void) => void) {
  const { config, log, migrationsDir, clock = systemClock, newEpoch = false } = options
  const url = await openDatabase(options, undo)
  const pool = await openPool(url, config.poolSize, log)
  undo(() => pool.close())
  await migrateAlone(url, migrationsDir, log)
  await prepareJournal(pool, clock)
  if (newEpoch) await beginEpoch(pool)

  const epoch = await readEpoch(pool.db)
  const desk = new Desk({ pool, clock, log })
  const recognition = new Recognition(pool.db)
  const speech = await openSpeech({ cacheDir: join(config.dataDir, 'speech'), log, program: config.speechProgram })
  undo(() => speech.stop())
  const vapid = await pushKeys(pool, webPush.makeKeys)
  const sender = webPush({ keys: vapid, contact: config.pushContact, log, agent: options.pushAgent })
  undo(() => sender.stop())
  const bell = new Bell()
  if (config.role !== 'web') pushOutside({ bell, pool, clock, log, sender })
  const parts = { desk, pool, db: pool.db, clock, epoch, recognition, waits: new Waits(pool.db, clock) }
  const endpoints: Endpoint[] = [
    ...orderEndpoints({ ...parts, attendance: new Attendance(pool.db) }),
    ...orderChangeEndpoints(parts),
    ...goodsEndpoints(parts),
    ...guestEndpoints({ ...parts, keys: guestKeys(await readGuestSecret(pool.db)) }),
    ...journalEndpoints(parts),
    ...replayEndpoints(parts),
    ...reportEndpoints(parts),
    ...menuEndpoints(parts),
    ...menuCsvEndpoints(parts),
    ...placeEndpoints(parts),
    ...shopEndpoints(parts),
    ...deviceEndpoints(parts),
    ...ruleEndpoints(parts),
    ...templateEndpoints(parts),
    ...accountEndpoints(parts),
    ...callEndpoints({ ...parts, bell }),
    ...padCallEndpoints(parts),
    ...receiptEndpoints(parts),
    ...presenceEndpoints(parts),
    ...pushEndpoints({ desk, publicKey: vapid.publicKey }),
    ...speechEndpoints({ speech }),
    ...waitEndpoints(parts),
  ]
  const serves = config.role !== 'jobs'
  const http = serves ? createServer(createHttp({ endpoints, recognition, log, webDir: config.webDir, version: VERSION })) : createHealth()
  http.keepAliveTimeout = KEEP_ALIVE_MS
  const connections = connectionsOf(http)
  let live: Live | null = null
  let jobs: Jobs | null = null
  const ears = earsOf(() => [live?.ears, jobs && { moved: jobs.look }])
  const between = await openBetween({ url: config.database.kind === 'external' ? url : null, redisUrl: config.redisUrl, epoch, ears, log })
  undo(() => between.stop())
  desk.onEvents((shopId) => between.moved(shopId))
  bell.onReleased((shopId, messageIds) => between.released(shopId, messageIds))
  live = serves ? openLive({ http, pool, desk, bell, recognition, clock, log, epoch, between }) : null
  undo(() => live?.stop())
  const backend = config.redisUrl ? { kind: 'redis' as const, url: config.redisUrl } : { kind: 'postgres' as const, url }
  jobs = await startJobs({ pool, poolSize: config.poolSize, desk, bell, clock, log, backend, works: config.role !== 'web' })
  undo(() => jobs?.stop())

  const housekeeping = setInterval(() => {
    desk.putAwayBooks()
    keepHouse({ pool, clock, log, journalDays: config.journalDays }).catch((cause: unknown) =>
      log.error({ err: cause }, 'housekeeping failed'),
    )
  }, HOUSEKEEPING_MS)
  undo(() => clearInterval(housekeeping))

  const port = await listen(http, config)
  undo(() => closeHttp(http, live?.io, connections))
  return { port, pool }
}

async function openDatabase({ config, log, database, onFatal }: AppOptions, undo: (stop: () => Promise<void>) => void): Promise<string> {
  if (config.database.kind === 'external') return config.database.url
  const embedded = await (database ?? startEmbedded({ dataDir: config.dataDir, log }))
  undo(() => embedded.stop())
  embedded.onExit((reason) => onFatal?.(`The database ended by itself; start Passline again, and look at what it said last: ${reason}`))
  return embedded.url
}

/** Migrations may take long and wait for each other: they get a connection without the limits of the pool. */
async function migrateAlone(url: string, folder: string, log: Log): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'passline migrate' })
  // Its statements say when the connection is lost; an error that nobody listens to would end the process without a word.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await migrate(client, folder, log)
  } finally {
    await client.end()
  }
}

function listen(http: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EAFNOSUPPORT' && host === '::') {
        http.listen(port, '0.0.0.0')
        return
      }
      reject(new Fault(whyNotListening(cause, host, port), { cause }))
    }
    http.on('error', fail)
    http.once('listening', () => {
      http.off('error', fail)
      const address = http.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
    http.listen(port, host)
  })
}

function whyNotListening(cause: NodeJS.ErrnoException, host: string, port: number): string {
  if (cause.code === 'EADDRINUSE')
    return `Port ${port} is taken by another program; stop that program, or choose another port: PORT=${port + 1} npm start.`
  if (cause.code === 'EACCES') return `Port ${port} may not be used by this user; choose one above 1023: PORT=8080 npm start.`
  if (cause.code === 'EADDRNOTAVAIL') return `This machine has no address "${host}"; correct HOST or leave it out.`
  return `The server cannot listen on ${host}, port ${port} (${cause.code ?? cause.message}); correct HOST and PORT.`
}

/** The connections that are open at any moment. Node.js itself forgets those that became websockets. */
function connectionsOf(http: Server): ReadonlySet<Socket> {
  const connections = new Set<Socket>()
  http.on('connection', (connection) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  return connections
}

/** Ends the sockets, lets requests under way end, then cuts what is left, such as a screen that is asleep. */
function closeHttp(http: Server, io: Sockets | undefined, connections: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      for (const connection of connections) connection.destroy()
    }, FAREWELL_MS)
    const closed = () => {
      clearTimeout(timer)
      resolve()
    }
    io?.disconnectSockets(true)
    if (io) void io.close(closed)
    else http.close(closed)
    http.closeIdleConnections()
  })
}

async function stopAll(stops: (() => Promise<void> | void)[]): Promise<void> {
  for (const stop of stops.reverse()) await stop()
}
