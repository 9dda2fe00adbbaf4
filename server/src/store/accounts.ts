import type { Channel } from '@passline/shared/channel'
import type { Db, Tx } from '../db/types.ts'

/** An address to which messages go [M1]. */
export interface AccountRow {
  id: string
  channel: Channel
  name: string
  /** Technicians only; null for everybody else. */
  onClock: boolean | null
  clockSince: string | null
}

export async function readAccounts(db: Db, shopId: string): Promise<AccountRow[]> {
  const rows = await db.run<Omit<AccountRow, 'clockSince'> & { clockSince: Date | null }>(accounts, [shopId])
  return rows.map((row) => ({ ...row, clockSince: row.clockSince?.toISOString() ?? null }))
}

const accounts = {
  name: 'accounts',
  text: 'select id, channel, name, on_clock as "onClock", clock_since as "clockSince" from im_account where shop_id = $1 order by channel, id',
}

/** Makes an account, unless it is there. */
export async function ensureAccount(
  tx: Tx,
  shopId: string,
  account: Pick<AccountRow, 'id' | 'channel' | 'name' | 'onClock'>,
): Promise<void> {
  await tx.run(accountEnsured, [shopId, account.id, account.channel, account.name, account.onClock])
}

const accountEnsured = {
  name: 'ensure_account',
  text: 'insert into im_account (shop_id, id, channel, name, on_clock) values ($1, $2, $3, $4, $5) on conflict do nothing',
}

/** A technician goes on the clock, or off it. */
export async function setOnClock(tx: Tx, shopId: string, id: string, onClock: boolean, at: string): Promise<void> {
  await tx.run(clockSet, [shopId, id, onClock, at])
}

const clockSet = { name: 'set_on_clock', text: 'update im_account set on_clock = $3, clock_since = $4 where shop_id = $1 and id = $2' }
