import type { Account } from '@passline/shared/accountApi'
import type { Db, Tx } from '../db/types.ts'

/** An address to which messages go [M1], without its devices. */
export type AccountRow = Omit<Account, 'devices'>

export async function readAccounts(db: Db, shopId: string): Promise<AccountRow[]> {
  return (await db.run<StoredAccount>(accounts, [shopId])).map(accountOf)
}

/** Accounts by their ids, within one shop. Unknown ids are missing. */
export async function readAccountsById(db: Db, shopId: string, ids: readonly string[]): Promise<AccountRow[]> {
  return (await db.run<StoredAccount>(accountsById, [shopId, ids])).map(accountOf)
}

type StoredAccount = Omit<AccountRow, 'clockSince'> & { clockSince: Date | null }

function accountOf(row: StoredAccount): AccountRow {
  return { ...row, clockSince: row.clockSince?.toISOString() ?? null }
}

const columns = 'id, channel, name, on_clock as "onClock", clock_since as "clockSince"'
const accounts = { name: 'accounts', text: `select ${columns} from im_account where shop_id = $1 order by channel, id` }
const accountsById = { name: 'accounts_by_id', text: `select ${columns} from im_account where shop_id = $1 and id = any($2::text[])` }

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
