import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { randomOf } from '../random.ts'
import { Api } from './Api.ts'
import { Follower } from './Follower.ts'
import { Guests } from './Guests.ts'
import { type Options, readOptions, type ShopTokens } from './options.ts'
import { Progress } from './Progress.ts'
import { planEvening, type Step, type Venue } from './plan.ts'
import { Score } from './Score.ts'
import { Staff } from './Staff.ts'

/** So that the last events have come. */
const LAST_NEWS_MS = 300
/** How long answers are waited for after the evening was broken off, in ms. */
const FAREWELL_MS = 3_000

await run().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
  process.exit(1)
})

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (!options) return
  const score = new Score()
  const ending = new AbortController()
  const closing = new AbortController()
  const leaving = new AbortController()
  // Everybody who waits for something listens: as many as there are robots and requests under way.
  setMaxListeners(0, ending.signal, closing.signal, leaving.signal)
  const stop = () => {
    if (leaving.signal.aborted) process.exit(130)
    leaving.abort()
    setTimeout(() => ending.abort(), FAREWELL_MS).unref()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  await greet(options.url)
  const api = new Api(options.url, score, ending.signal)
  const followers = options.shops.map((shop) => new Follower(api, options.url, shop.id, tokenOf(shop, 'kitchen')))
  const venues = await Promise.all(followers.map((follower, index) => open(follower, options.shops[index]?.id ?? '')))
  const count = () => followers.reduce((sum, { state }) => sum + openOrders(state), 0)
  const progress = new Progress(() => score.line(count()))
  const guests = new Guests(api, options.shops, score)
  const staff = followers.map((follower, index) => staffOf(options, index, { api, follower, score, signal: closing.signal }).work())

  await play(planOf(options, venues), guests, leaving.signal)
  await guests.settle()
  closing.abort()
  await Promise.all(staff)
  await guests.tidyUp(!leaving.signal.aborted)
  await pause(LAST_NEWS_MS)
  for (const follower of followers) follower.stop()
  const line = score.line(count())
  ending.abort()
  progress.end(`${leaving.signal.aborted ? 'Broken off' : 'The evening is over'}: ${line}`)
}

async function greet(url: string): Promise<void> {
  const response = await fetch(`${url}/healthz`).catch(() => null)
  if (!response?.ok) throw new Error(`No Passline answers at ${url}; start one with npm start, or give --url.`)
}

async function open(follower: Follower, id: string): Promise<Venue> {
  const state = await follower.start()
  return { id, dishes: [...state.dishes.values()].sort((a, b) => a.sort - b.sort), places: [...state.places.values()] }
}

function planOf({ rate, minutes, seed, speed }: Options, venues: Venue[]): Step[] {
  const usable = venues.filter((venue) => venue.dishes.length > 0)
  if (usable.length === 0) throw new Error('These shops have no dishes; add a menu first.')
  return planEvening({ random: randomOf(seed), rate, minutes, speed, venues: usable })
}

/** Begins each step when its time has come, until the evening is over or broken off. */
async function play(steps: readonly Step[], guests: Guests, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now()
  for (const step of steps) {
    const wait = startedAt + step.at - performance.now()
    if (wait > 1) await pause(wait, undefined, { signal }).catch(() => undefined) // broken off
    if (signal.aborted) return
    guests.begin(step)
  }
}

function staffOf(options: Options, index: number, parts: { api: Api; follower: Follower; score: Score; signal: AbortSignal }): Staff {
  const shop = options.shops[index] as ShopTokens
  const { cooks, waiters, speed, seed } = options
  const tokens = { cookToken: tokenOf(shop, 'kitchen'), waiterToken: tokenOf(shop, 'waiter'), cashierToken: tokenOf(shop, 'cashier') }
  return new Staff({ ...parts, ...tokens, shopId: shop.id, cooks, waiters, speed, random: randomOf(seed + 1 + index) })
}

function tokenOf(shop: ShopTokens, role: 'kitchen' | 'waiter' | 'cashier'): string {
  return shop.tokens[role] ?? shop.any
}

function openOrders(state: Follower['state']): number {
  let count = 0
  for (const order of state?.orders.values() ?? []) if (order.status === 'open') count += 1
  return count
}
