import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { monotonicNow } from '../monotonic.ts'
import type { Mark, ProbeApi } from '../probe/main.ts'
import { Program } from './Program.ts'
import { programs, serverBundle } from './programs.ts'

export interface Started {
  /** From starting the process to the answer that an order is accepted, in ms. */
  ms: number
  /** The same time in parts, in ms. */
  parts: Record<string, number>
}

const PORT = 18_099
const RETRY_MS = 5
const PATIENCE_MS = 60_000
const ORDER = JSON.stringify({ source: 'takeAway', lines: [{ dishId: 'pork-dumplings', quantity: 1 }] })

/** Starts the product on a data folder, seeded with the demo when it is empty, and orders as soon as it takes an order; then stops it. */
export async function firstOrder(dataDir: string): Promise<Started> {
  const startedAt = monotonicNow()
  const program = new Program<ProbeApi>({
    name: 'product',
    file: serverBundle,
    env: { DATA_DIR: dataDir, PORT: String(PORT), HOST: '127.0.0.1', SEED_DEMO: 'yes', LOG_LEVEL: 'warn' },
    execArgv: ['--import', programs.probe],
  })
  try {
    const acceptedAt = await accepted(join(dataDir, 'demo-tokens.json'), program)
    const marks = await program.call('marks', null)
    return { ms: acceptedAt - startedAt, parts: partsOf(marks, startedAt, acceptedAt) }
  } finally {
    await program.stop()
  }
}

/** Asks again and again under one key. @returns when the order was accepted */
async function accepted(tokensFile: string, program: Program<ProbeApi>): Promise<number> {
  const key = crypto.randomUUID()
  for (const until = monotonicNow() + PATIENCE_MS; monotonicNow() < until; await pause(RETRY_MS)) {
    if (program.child.exitCode !== null) break
    if (existsSync(tokensFile) && (await orders(tokenIn(tokensFile), key))) return monotonicNow()
  }
  throw new Error(`The product took no order: ${program.said}`)
}

async function orders(token: string, key: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key }
  try {
    const response = await fetch(`http://127.0.0.1:${PORT}/v1/shops/binjiang/orders`, { method: 'POST', headers, body: ORDER })
    await response.arrayBuffer()
    return response.status === 201
  } catch {
    return false // nobody listens yet
  }
}

function tokenIn(file: string): string {
  return JSON.parse(readFileSync(file, 'utf8')).shops.binjiang.program
}

/** What the starting server was seen to do, as stretches one after the other. */
function partsOf(marks: readonly Mark[], startedAt: number, acceptedAt: number): Record<string, number> {
  const spawned = (name: string) => marks.find(({ what, program }) => what === 'spawn' && program?.endsWith(name))?.at
  const loaded = marks.find(({ what }) => what === 'loaded')?.at
  const listening = marks.findLast(({ what }) => what === 'listening')?.at
  const moments: [string, number | undefined][] = [
    ['node', loaded],
    ['load', spawned('/initdb') ?? spawned('/postgres')],
    ['initdb', spawned('/initdb') && spawned('/postgres')],
    ['postgres and migrate', listening],
    ['first order', acceptedAt],
  ]
  const parts: Record<string, number> = {}
  let before = startedAt
  for (const [name, at] of moments) {
    if (at === undefined) continue
    parts[name] = at - before
    before = at
  }
  return parts
}
