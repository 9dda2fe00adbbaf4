import { EVENTS, type EventName, type Happening } from '@passline/shared/event'

/** Of the events that carry whole orders, goods, dishes or shops: a member that they have since they have all of today's. */
const NEWEST: Partial<Record<EventName, readonly string[]>> = {
  orderPlaced: ['order', 'edits'],
  goodsAdded: ['round', 'seen'],
  goodsSplit: ['part', 'course'],
  orderReopened: ['order', 'edits'],
  dishSaved: ['dish', 'allergens'],
  dishSoldOut: ['until'],
  shopChanged: ['shop', 'settings', 'autoFire'],
}

/**
 * An event of the journal as it is read now. What happened before an upgrade lacks what came with it, and gets what the schema says is so
 * where nothing is said; an event that fits no schema stays as it was.
 */
export function currentForm(name: string, data: unknown): Happening {
  const newest = NEWEST[name as EventName]
  const parsed = newest && !has(data, newest) ? EVENTS[name as EventName].safeParse(data) : undefined
  return { name, data: parsed?.success ? parsed.data : data } as Happening
}

function has(data: unknown, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true
  return typeof data === 'object' && data !== null && first in data && has((data as Record<string, unknown>)[first], rest)
}
