import type { Statement, Tx } from '../db/types.ts'

/** Rows that grow old: calls take their messages and receipts with them. */
export const agingRows = ['calls', 'goodsSeen', 'padCalls', 'subscriptions'] as const
export type AgingRows = (typeof agingRows)[number]

/**
 * Deletes rows older than so many days, and subscriptions of revoked devices, however old: at most so many at once. Rows that
 * somebody holds are left for the next time.
 * @returns how many
 */
export async function deleteOld(tx: Tx, rows: AgingRows, { days, limit }: { days: number; limit: number }): Promise<number> {
  const values = rows === 'subscriptions' ? [limit] : [limit, days]
  const [deleted] = await tx.run<{ count: number }>(DELETED[rows], values)
  return deleted?.count ?? 0
}

const OLD = 'now() - make_interval(days => $2)'

/** What is under way may be written long before. */
const PENDING = "select from im_message m where m.call_id = im_call.id and m.status = 'pending'"

const DELETED: Record<AgingRows, Statement> = {
  calls: counted('delete_old_calls', 'im_call', `written_at < ${OLD} and not exists (${PENDING})`),
  goodsSeen: counted('delete_old_goods_seen', 'goods_seen', `seen_at < ${OLD}`),
  padCalls: counted('delete_old_pad_calls', 'pad_call', `ended_at < ${OLD}`),
  subscriptions: counted(
    'delete_revoked_subscriptions',
    'push_subscription',
    'device_id in (select id from device where revoked_at is not null)',
  ),
}

function counted(name: string, table: string, condition: string): Statement {
  return {
    name,
    text: `with old as (select ctid from ${table} where ${condition} limit $1 for update skip locked),
      deleted as (delete from ${table} t using old where t.ctid = old.ctid returning 1)
      select count(*)::int as count from deleted`,
  }
}
