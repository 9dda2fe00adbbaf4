import type { OrderGoods } from '@passline/shared/goods'

/** How a ticket stands: lines to make by their clock, then what is left when all are made. */
export type Aging =
  | { level: 'calm' | 'due' | 'late'; since: number; leftMs: number }
  | { level: 'made'; since: number }
  | { level: 'over'; since: number }

/** The part of the expected time that is left when a line is due soon. */
const DUE_SHARE = 0.2

/**
 * The worst of the lines that are not made yet, by their expected minutes [K22].
 * @param now server time, ms
 */
export function agingOf(lines: readonly OrderGoods[], now: number): Aging {
  const toMake = lines.filter((goods) => goods.status === 'waiting' || goods.status === 'making')
  if (toMake.length > 0) return worst(toMake, now)
  const made = lines.flatMap((goods) => (goods.status === 'made' && goods.madeAt ? [Date.parse(goods.madeAt)] : []))
  if (made.length > 0) return { level: 'made', since: Math.min(...made) }
  return { level: 'over', since: Math.max(...lines.map(lastStepAt)) }
}

/** When the line took its latest step, ms. */
export function lastStepAt(goods: OrderGoods): number {
  const steps = [
    goods.addedAt,
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
    const since = Date.parse(goods.addedAt)
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
