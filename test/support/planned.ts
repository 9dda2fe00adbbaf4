import type { ImCall, MessageRow } from '@passline/shared/message'
import { agreed } from './actors.ts'
import type { TestApp, TestShop } from './app.ts'
import { until } from './until.ts'

/** What has been planned of a shop, as the API tells it. */
export interface Planned {
  /** The call of an event of an order, when everything of the shop is planned. */
  callOf(event: string, orderId?: string): Promise<ImCall>
  /** Every call of an event, oldest first, when everything of the shop is planned. */
  callsOf(event: string, orderId?: string): Promise<ImCall[]>
}

export function plannedIn(app: TestApp, shop: TestShop = app.shop): Planned {
  const callsOf = async (event: string, orderId?: string) => {
    await until(() => isPlanned(app, shop.id))
    const query = `event=${event}&limit=100${orderId ? `&orderId=${orderId}` : ''}`
    const { calls } = await agreed(shop.staff.manager.call<{ calls: ImCall[] }>('GET', `/v1/shops/${shop.id}/im/calls?${query}`))
    return calls.reverse()
  }
  return {
    callsOf,
    callOf: async (event, orderId) => {
      const calls = await callsOf(event, orderId)
      const [call] = calls
      if (!call || calls.length > 1) throw new Error(`There are ${calls.length} calls of ${event}, not one.`)
      return call
    },
  }
}

async function isPlanned(app: TestApp, shopId: string): Promise<boolean> {
  const { rows } = await app.sql.query(
    'select from shop_head h join im_cursor c on c.shop_id = h.shop_id where h.shop_id = $1 and c.rev = h.rev',
    [shopId],
  )
  return rows.length === 1
}

/** Rows as `kitchen 1 +20`: the channel, the repetition (or `escalated`), and how many seconds after an instant they are due. */
export function timetable(messages: readonly MessageRow[], from: number): string[] {
  return messages.map(
    ({ channel, repetition, isEscalation, dueAt }) =>
      `${channel} ${isEscalation ? 'escalated' : repetition} +${(Date.parse(dueAt) - from) / 1_000}`,
  )
}
