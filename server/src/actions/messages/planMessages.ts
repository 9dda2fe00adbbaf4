import { orderOf } from '@passline/shared/apply'
import type { ShopEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import { v7 } from 'uuid'
import type { Clock } from '../../base/clock.ts'
import { Fault } from '../../base/fault.ts'
import type { Pool } from '../../db/pool.ts'
import { transaction } from '../../db/tx.ts'
import type { Tx } from '../../db/types.ts'
import { withdrawalsOf } from '../../rules/endings.ts'
import { type PlanContext, planMessages as plan } from '../../rules/planMessages.ts'
import { restorationsOf } from '../../rules/restoring.ts'
import { ruleBook } from '../../rules/ruleBook.ts'
import { insertCalls } from '../../store/calls.ts'
import { readDevices } from '../../store/devices.ts'
import { readEvents } from '../../store/journal.ts'
import { insertAlarms, lockPlanned, moveCursor, readPlanned, withdraw } from '../../store/messages.ts'
import { readOrders } from '../../store/orders.ts'
import { readPadCalls } from '../../store/padCalls.ts'
import { restore } from '../../store/restore.ts'
import { readRulesOfShop } from '../../store/rules.ts'
import { readDishes, readShops } from '../../store/shops.ts'
import type { Bell } from './Bell.ts'

export interface PlanMessagesParts {
  pool: Pool
  clock: Clock
  bell: Bell
}

/** The most events that are planned in one transaction. */
const MOST_EVENTS = 500

/**
 * Makes messages of what has happened in a shop since the last time, once, whoever asks: the messages and how far the journal was read
 * are written together [M3]. Meanwhile nothing is committed in the shop, so no message is made of what was taken back before.
 * @returns whether there is more of the journal to plan
 */
export async function planMessages({ pool, clock, bell }: PlanMessagesParts, shopId: ShopId): Promise<{ more: boolean }> {
  const known = await readPlanned(pool.db, shopId)
  if (!known || known.cursor >= known.head) return { more: false }
  const { more, dueAt } = await transaction(pool, async (tx) => {
    const { head, cursor } = await lockPlanned(tx, shopId)
    if (cursor >= head) return { more: false, dueAt: [] }
    const events = await readEvents(tx, { shopId, since: cursor, until: head, limit: MOST_EVENTS })
    const { calls, alarms } = plan(events, await contextOf(tx, shopId, events))
    const upTo = events.length < MOST_EVENTS ? head : (events.at(-1)?.rev ?? head)
    const ended = events.flatMap((event) => withdrawalsOf([event]).map((each) => ({ shopId, at: event.at, ...each })))
    const restored = restorationsOf(events).map((each) => ({ shopId, ...each }))
    await Promise.all([
      // Messages of events before these may have been written after these happened, when the journal was far ahead.
      ended.length > 0 && withdraw(tx, ended),
      restored.length > 0 && restore(tx, restored),
      calls.length > 0 && insertCalls(tx, shopId, calls, new Date(clock.now()).toISOString()),
      alarms.length > 0 && insertAlarms(tx, shopId, alarms),
      moveCursor(tx, shopId, upTo),
    ])
    const pending = calls.flatMap((call) => call.messages.filter((message) => message.status === 'pending'))
    return { more: upTo < head, dueAt: [...pending, ...alarms].map((each) => Date.parse(each.dueAt)) }
  })
  bell.written(shopId, dueAt)
  return { more }
}

/** Reads, in one flight, what the events are about. */
async function contextOf(tx: Tx, shopId: ShopId, events: readonly ShopEvent[]): Promise<PlanContext> {
  const happens = (...names: ShopEvent['name'][]) => events.some((event) => names.includes(event.name))
  const orderIds = [...new Set(events.flatMap((event) => orderIdOf(event) ?? []))]
  const padCallIds = events.flatMap((event) => (event.name === 'padCallTaken' ? [event.data.padCallId] : []))
  const [shops, rules, devices, orders, padCalls, dishes] = await Promise.all([
    readShops(tx, shopId),
    readRulesOfShop(tx, shopId),
    readDevices(tx, shopId),
    orderIds.length > 0 ? readOrders(tx, shopId, orderIds) : [],
    padCallIds.length > 0 ? readPadCalls(tx, shopId, padCallIds) : [],
    happens('dishSoldOut') ? readDishes(tx, shopId) : [],
  ])
  const [shop] = shops
  if (!shop) throw new Fault(`The shop "${shopId}" has a journal and no row of its own.`)
  const pads = devices.filter((each) => each.role === 'roomPad' && each.revokedAt === null)
  return {
    rules: ruleBook(rules),
    settings: shop.settings,
    order: (id) => orders.find((each) => each.id === id),
    padCall: (id) => padCalls.find((each) => each.id === id),
    dish: (id) => dishes.find((each) => each.id === id),
    padsIn: (roomId) => pads.filter((pad) => pad.place?.kind === 'room' && pad.place.id === roomId).flatMap((pad) => pad.accountId ?? []),
    newId: v7,
  }
}

/** The order that an event is about and does not carry. */
function orderIdOf(event: ShopEvent): string | null {
  switch (event.name) {
    case 'orderPlaced':
      return null
    case 'goodsOverdue':
    case 'goodsUncollected':
    case 'orderUnseen':
      return event.data.orderId
    default:
      return orderOf(event)
  }
}
