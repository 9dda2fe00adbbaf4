import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { Device } from '@passline/shared/api'
import { type Role, roles } from '@passline/shared/role'
import type { Shop, ShopSettings } from '@passline/shared/shop'
import pg from 'pg'
import pino from 'pino'
import { type AppOptions, startApp } from '../../server/src/app.ts'
import { readConfig } from '../../server/src/base/config.ts'
import { hashOfToken, newToken } from '../../server/src/base/token.ts'
import { type Actor, actorWith, agreed } from './actors.ts'
import { HandClock } from './clock.ts'
import { forgetContract } from './contract.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { smallShop } from './make.ts'
import { standInEngine } from './speechEngine.ts'
import { temporaryFolder } from './temporaryFolder.ts'

/** The staff and machines of one shop, each with a token of its own. The pad belongs to room 801, the wristband page to wristband 66. */
export type Staff = Record<Exclude<Role, 'owner'>, Actor>

export interface TestShop {
  id: string
  staff: Staff
  /** By role, as the API answered when they were added. */
  devices: Record<Exclude<Role, 'owner'>, Device>
}

export interface TestApp {
  base: string
  clock: HandClock
  database: FreshDatabase
  /** For looking into the tables, past the API. */
  sql: pg.Pool
  /** Every line that the server has logged, from `trace` up and with nothing blacked out. */
  logged: string[]
  owner: Actor
  /** The first shop, `binjiang`, seeded with the small shop. */
  shop: TestShop
  /** Seeds another shop. */
  addShop(id: string, start?: ShopStart): Promise<TestShop>
  /** Stops the server and starts a new one on the same database and the same address; `meanwhile` nothing runs. */
  restart(meanwhile?: () => void): Promise<void>
  stop(): Promise<void>
}

export interface ShopStart {
  timeZone?: string
  settings?: Partial<ShopSettings>
}

export interface AppStart extends ShopStart {
  /** Where the clock stands first; 19:00 in Shanghai on a Friday, unless given. */
  at?: string
  /** Another clock than one that tells the server when it is turned. */
  clock?: HandClock
  /** Environment variables beside those of a test. */
  env?: Record<string, string>
  /** How push services are reached. */
  pushAgent?: AppOptions['pushAgent']
}

/** Starts a real server in this process on a database of its own, with a clock turned by hand and one small shop. */
export async function startTestApp({ at = '2026-03-06T11:00:00.000Z', env: given = {}, ...start }: AppStart = {}): Promise<TestApp> {
  const { clock = new HandClock(at), pushAgent, ...shopStart } = start
  const database = await freshDatabase()
  const folder = temporaryFolder()
  const env = { DATA_DIR: folder.path, SPEECH_PROGRAM: standInEngine(folder.path), ...given }
  const logged: string[] = []
  const sql = new pg.Pool({ connectionString: database.url, max: 4 })
  let server = await serve(database.url, { clock, env, logged, port: 0, pushAgent })
  const base = `http://127.0.0.1:${server.port}`
  const owner = actorWith({ base, shopId: '', role: 'owner', token: await insertOwner(sql, clock.at) })
  await agreed(owner.call('POST', '/v1/brands', { id: 'shanhai', name: { zh: '山海小馆', en: 'Shanhai Kitchen' } }))
  const addShop = (id: string, start: ShopStart = {}) => seedShop(owner, id, start)
  return {
    base,
    clock,
    database,
    sql,
    logged,
    owner,
    shop: await addShop('binjiang', shopStart),
    addShop,
    restart: async (meanwhile = () => undefined) => {
      await server.stop()
      meanwhile()
      server = await serve(database.url, { clock, env, logged, port: server.port, pushAgent })
    },
    stop: async () => {
      await server.stop()
      forgetContract(base)
      await sql.end()
      await database.drop()
      folder.remove()
    },
  }
}

interface Serving {
  clock: HandClock
  env: Record<string, string>
  logged: string[]
  port: number
  pushAgent: AppOptions['pushAgent']
}

/** Starts a server on a database that is there already, as a second one beside it or after it. Its clock is the one given. */
export function serve(url: string, { clock, env = {}, logged = [], port = 0, pushAgent }: Pick<Serving, 'clock'> & Partial<Serving>) {
  const usual = { DATABASE_URL: url, PORT: String(port), HOST: '127.0.0.1', SEED_DEMO: 'no' }
  const log = pino({ level: 'trace', base: null }, { write: (line: string) => void logged.push(line) }) as AppOptions['log']
  const config = readConfig({ ...usual, ...env }, process.cwd())
  return startApp({ config, log, migrationsDir: resolve('server/migrations'), clock, pushAgent })
}

async function insertOwner(sql: pg.Pool, at: string): Promise<string> {
  const token = newToken()
  await sql.query(
    "insert into device (id, shop_id, name, role, place, token_hash, added_at) values ($1, null, 'owner', 'owner', null, $2, $3)",
    [randomUUID(), hashOfToken(token), at],
  )
  return token
}

/** Everything goes through the API, as an owner would do it. */
async function seedShop(owner: Actor, id: string, { timeZone = 'Asia/Shanghai', settings = {} }: ShopStart): Promise<TestShop> {
  await agreed(owner.call<{ shop: Shop }>('POST', '/v1/shops', { id, brandId: 'shanhai', name: { zh: '滨江店' }, timeZone, settings }))
  const here = actorWith({ base: owner.base, shopId: id, role: 'owner', token: owner.token })
  await Promise.all(Object.entries(smallShop.stations).map(([stationId, station]) => agreed(here.saveStation(stationId, station))))
  await Promise.all([
    ...Object.entries(smallShop.dishes).map(([dishId, dish]) => agreed(here.saveDish(dishId, dish))),
    ...smallShop.places.map(([kind, placeId, name]) => agreed(here.savePlace(kind, placeId, { name }))),
  ])
  const added = await Promise.all(roles.filter((role) => role !== 'owner').map((role) => addDevice(here, role)))
  return {
    id,
    staff: Object.fromEntries(added.map(({ actor }) => [actor.role, actor])) as Staff,
    devices: Object.fromEntries(added.map(({ device }) => [device.role, device])) as TestShop['devices'],
  }
}

const ownPlace: Partial<Record<Role, object>> = { roomPad: { kind: 'room', id: '801' }, wristband: { kind: 'wristband', id: '66' } }

async function addDevice(here: Actor, role: Exclude<Role, 'owner'>): Promise<{ device: Device; actor: Actor }> {
  const body = { name: `test ${role}`, role, place: ownPlace[role] ?? null }
  const { device, token } = await agreed(here.call<{ device: Device; token: string }>('POST', `/v1/shops/${here.shopId}/devices`, body))
  return { device, actor: actorWith({ base: here.base, shopId: here.shopId, role, token }) }
}
