import type { MessageContent, MessageStatus } from '@passline/shared/message'
import type { MessageRule } from '@passline/shared/rule'
import type pg from 'pg'
import { agreed } from './actors.ts'
import type { TestApp, TestShop } from './app.ts'
import { until } from './until.ts'

/** A row of the message table, as tests look at it. */
export interface Row {
  id: string
  event: string
  channel: string
  repetition: number
  isEscalation: boolean
  status: MessageStatus
  reason: string | null
  detail: string | null
  content: MessageContent | null
  dueAt: Date
  sentAt: Date | null
  queuedAt: Date | null
  checkedAt: Date | null
}

/** The messages of a shop, in the order in which they are due, past the API. */
export async function rowsOf(sql: pg.Pool, shop: Pick<TestShop, 'id'>, event?: string): Promise<Row[]> {
  const { rows } = await sql.query<Row>(
    `select id, event, channel, repetition, is_escalation as "isEscalation", status, reason, detail, content, due_at as "dueAt", sent_at as "sentAt",
       queued_at as "queuedAt", checked_at as "checkedAt"
     from im_message where shop_id = $1 and ($2::text is null or event = $2) order by due_at, id`,
    [shop.id, event ?? null],
  )
  return rows
}

/** The message of this kind; waits until it is written and, unless it is looked for as pending, decided. */
export function rowOf(app: Pick<TestApp, 'sql'>, shop: TestShop, wanted: Partial<Row> & { status?: MessageStatus }): Promise<Row> {
  const { status, ...kind } = wanted
  const isIt = (row: Row) => Object.entries(kind).every(([key, value]) => row[key as keyof Row] === value)
  return until(async () => {
    const row = (await rowsOf(app.sql, shop, wanted.event)).find(isIt)
    return row && (status === undefined ? row.status !== 'pending' : row.status === status) && row
  })
}

/** Gives a shop a rule of its own: `ruleOf(shop, 'orderPlaced/roomPad/kitchen', { times: 3 })`. */
export async function setRule(shop: TestShop, cell: string, rule: Partial<MessageRule>): Promise<void> {
  const templateId = rule.msgType === 2 ? null : (cell.split('/')[0] ?? null)
  await agreed(shop.staff.manager.call('PUT', `/v1/shops/${shop.id}/im/rules/${cell}`, { templateId, ...rule }))
}
