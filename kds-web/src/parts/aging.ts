import { clockStart, isToMake, type OrderGoods } from '@passline/shared/goods'

/** How a ticket stands: lines to make by their clock, then what is left when all are made: to call, to fire, or nothing. */
export type Aging = { level: 'calm' | 'due' | 'late'; since: number; leftMs: number } | { level: 'made' | 'held' | 'over'; since: number }

/** How long called goods have been standing at the pass. */
export interface Uncollected {
  level: 'due' | 'late'
  minutes: number
}

/** The part of the expected time that is left when a line is due soon. */
const DUE_SHARE = 0.2
/** Nobody has collected for so many times the shop's minutes: it is late. */
const LATE_TIMES = 2

/**
 * The worst of the lines that are not made yet, by their expected minutes [K22]. Held goods have no clock and are never late.
 * @param now server time, ms
 */
export function agingOf(lines: readonly OrderGoods[], now: number): Aging {
  const toMake = lines.filter(isToMake)
  if (toMake.length > 0) return worst(toMake, now)
  const made = lines.flatMap((goods) => (goods.status === 'made' && goods.madeAt ? [Date.parse(goods.madeAt)] : []))
  if (made.length > 0) return { level: 'made', since: Math.min(...made) }
  const since = lines.length === 0 ? now : Math.max(...lines.map(lastStepAt))
  return { level: lines.some((goods) => goods.status === 'waiting') ? 'held' : 'over', since }
}

/**
 * Whether called goods have been standing for longer than the shop allows, and how bad it is; null: not yet, or they are not called.
 * @param now server time, ms
 * @param limitMinutes the shop's `uncollectedMinutes`
 */
export function uncollectedOf(goods: Pick<OrderGoods, 'status' | 'calledAt'>, now: number, limitMinutes: number): Uncollected | null {
  if (goods.status !== 'called' || goods.calledAt === null) return null
  const minutes = Math.floor((now - Date.parse(goods.calledAt)) / 60_000)
  if (minutes < limitMinutes) return null
  return { level: minutes >= limitMinutes * LATE_TIMES ? 'late' : 'due', minutes }
}

/** When the line took its latest step, ms. */
export function lastStepAt(goods: OrderGoods): number {
  const steps = [
    goods.addedAt,
    goods.firedAt,
    goods.startedAt,
    goods.madeAt,
    goods.calledAt,
    goods.pickedUpAt,
    goods.deliveredAt,
    goods.cancelledAt,
    goods.cancelSeenAt,
  ]
  return Math.max(...steps.map((at) => (at === null ? 0 : Date.parse(at))))
}

function worst(toMake: readonly OrderGoods[], now: number): Aging {
  const lines = toMake.map((goods) => {
    const since = Date.parse(clockStart(goods))
    const expectedMs = goods.expectedMinutes * 60_000
    return { since, leftMs: since + expectedMs - now, expectedMs }
  })
  const since = Math.min(...lines.map((line) => line.since))
  const leftMs = Math.min(...lines.map((line) => line.leftMs))
  if (leftMs < 0) return { level: 'late', since, leftMs }
  return { level: lines.some((line) => line.leftMs <= line.expectedMs * DUE_SHARE) ? 'due' : 'calm', since, leftMs }
}

/** Minutes left, begun ones counted; minutes over, at least one. */
export function shownMinutes(leftMs: number): number {
  return leftMs >= 0 ? Math.ceil(leftMs / 60_000) : Math.max(1, Math.floor(-leftMs / 60_000))
}
