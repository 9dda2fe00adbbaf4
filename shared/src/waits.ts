import * as z from 'zod'
import { clockStart, isToMake, type OrderGoods } from './goods.ts'
import { dishId } from './ids.ts'
import { instant } from './text.ts'

/** How long something takes, as a range in whole minutes: `fromMinutes` is always less than `toMinutes`, and 0 means "any moment". */
export const waitRange = z.strictObject({ fromMinutes: z.int().min(0), toMinutes: z.int().min(1) })
export type WaitRange = z.infer<typeof waitRange>

export const dishWait = waitRange.extend({ dishId, samples: z.int() })
export type DishWait = z.infer<typeof dishWait>

/** GET /v1/shops/{shop}/waits: the dishes of which something honest can be said; the others are missing. `at` is when it was counted. */
export const waitsAnswer = z.strictObject({ at: instant, dishes: z.array(dishWait) })
export type WaitsAnswer = z.infer<typeof waitsAnswer>

/** What a dish took once: ms from the moment it was the kitchen's until it was made. */
export interface WaitSample {
  dishId: string
  ms: number
}

/** Only what was made within this time says something about now, ms. */
export const WAITS_LOOK_BACK_MS = 3_600_000

/** The dishes that have a range, by their id, each with the number of its samples. */
export function dishWaits(samples: readonly WaitSample[]): DishWait[] {
  const byDish = new Map<string, number[]>()
  for (const { dishId, ms } of samples) byDish.set(dishId, [...(byDish.get(dishId) ?? []), ms])
  return [...byDish]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([dish, all]) => {
      const range = rangeOf(all)
      return range ? [{ dishId: dish as DishWait['dishId'], ...range, samples: all.length }] : []
    })
}

const LEAST_SAMPLES = 5
const MOST_SPREAD = 2
/** The middle six of ten. */
const LOW = 0.2
const HIGH = 0.8

/**
 * What equal dishes took lately, as a range, or null when nothing honest can be said: there are fewer than five, or the slow ones took
 * twice as long as the quick ones or more. The range leaves out the quickest and the slowest fifth, as far as there are enough: the ranks
 * are rounded outwards, so that of five none is left out, of ten one at either end. The minutes are rounded outwards too.
 * @param samples ms, in any order
 */
export function rangeOf(samples: readonly number[]): WaitRange | null {
  if (samples.length < LEAST_SAMPLES) return null
  const sorted = [...samples].sort((a, b) => a - b)
  const low = sorted[Math.floor(LOW * (sorted.length - 1))] ?? 0
  const high = sorted[Math.ceil(HIGH * (sorted.length - 1))] ?? 0
  if (low <= 0 || high >= MOST_SPREAD * low) return null
  return inMinutes(low, high)
}

/**
 * How long until everything of an order is made: the slowest of its lines decides. Null when one of them has no range, is held, or has
 * taken longer than its range already: then nobody knows. It is a range, and never counts down to a promise.
 * @param waits by dish @param now server time, ms
 */
export function waitOf(goods: readonly TimedGoods[], waits: ReadonlyMap<string, WaitRange>, now: number): WaitRange | null {
  const unmade = goods.filter((each) => each.status === 'waiting' || each.status === 'making')
  const left = unmade.map((each) => leftOf(each, waits, now))
  if (left.length === 0 || left.includes(null)) return null
  const known = left.flatMap((each) => each ?? [])
  return inMinutes(Math.max(...known.map((each) => each.from)), Math.max(...known.map((each) => each.to)))
}

/** As much of a line as its time depends on. */
export type TimedGoods = Pick<OrderGoods, 'status' | 'held' | 'firedAt' | 'addedAt'> & { dishId: string }

/** What is left of one line's range, ms. */
function leftOf(goods: TimedGoods, waits: ReadonlyMap<string, WaitRange>, now: number): { from: number; to: number } | null {
  const range = waits.get(goods.dishId)
  if (!range || !isToMake(goods)) return null
  const elapsed = Math.max(0, now - Date.parse(clockStart(goods)))
  const to = range.toMinutes * MINUTE_MS - elapsed
  return to <= 0 ? null : { from: Math.max(0, range.fromMinutes * MINUTE_MS - elapsed), to }
}

const MINUTE_MS = 60_000

function inMinutes(fromMs: number, toMs: number): WaitRange {
  const fromMinutes = Math.floor(fromMs / MINUTE_MS)
  return { fromMinutes, toMinutes: Math.max(fromMinutes + 1, Math.ceil(toMs / MINUTE_MS)) }
}
