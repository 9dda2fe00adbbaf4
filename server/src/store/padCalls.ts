import type { PadCall, StaffMember } from '@passline/shared/padCall'
import type { Db, Tx } from '../db/types.ts'

interface PadCallRow extends Omit<PadCall, 'askedAt' | 'takenAt'> {
  askedAt: Date
  takenAt: Date | null
}

/** A call with how it ended. */
export interface PastPadCall extends PadCall {
  endedAt: string | null
  endedHow: 'done' | 'cancelled' | null
}

/** The calls of a shop that are not done yet, oldest first. */
export async function readOpenPadCalls(db: Db, shopId: string): Promise<PadCall[]> {
  return (await db.run<PadCallRow>(openCalls, [shopId])).map(padCallOf)
}

/** The newest calls of one pad, newest first. */
export async function readPadCallsOf(db: Db, shopId: string, accountId: string, limit: number): Promise<PastPadCall[]> {
  const rows = await db.run<PadCallRow & { endedAt: Date | null; endedHow: PastPadCall['endedHow'] }>(callsOf, [shopId, accountId, limit])
  return rows.map((row) => ({ ...padCallOf(row), endedAt: row.endedAt?.toISOString() ?? null, endedHow: row.endedHow }))
}

export async function insertPadCall(tx: Tx, shopId: string, call: PadCall): Promise<void> {
  await tx.run(callInserted, [call.id, shopId, call.kind, call.text, JSON.stringify(call.place), call.accountId, call.askedAt])
}

export async function takePadCall(tx: Tx, shopId: string, id: string, by: StaffMember, at: string): Promise<void> {
  await tx.run(callTaken, [shopId, id, JSON.stringify(by), at])
}

export async function endPadCall(
  tx: Tx,
  shopId: string,
  id: string,
  { how, by, at }: { how: 'done' | 'cancelled'; by: StaffMember | null; at: string },
): Promise<void> {
  await tx.run(callEnded, [shopId, id, how, by && JSON.stringify(by), at])
}

function padCallOf({ id, kind, text, place, accountId, askedAt, takenBy, takenAt }: PadCallRow): PadCall {
  return { id, kind, text, place, accountId, takenBy, askedAt: askedAt.toISOString(), takenAt: takenAt?.toISOString() ?? null }
}

const columns = 'id, kind, text, place, account_id as "accountId", asked_at as "askedAt", taken_by as "takenBy", taken_at as "takenAt"'
const openCalls = { name: 'open_pad_calls', text: `select ${columns} from pad_call where shop_id = $1 and ended_at is null order by id` }
const callsOf = {
  name: 'pad_calls_of',
  text: `select ${columns}, ended_at as "endedAt", ended_how as "endedHow"
    from pad_call where shop_id = $1 and account_id = $2 order by id desc limit $3`,
}
const callInserted = {
  name: 'insert_pad_call',
  text: 'insert into pad_call (id, shop_id, kind, text, place, account_id, asked_at) values ($1, $2, $3, $4, $5, $6, $7)',
}
const callTaken = { name: 'take_pad_call', text: 'update pad_call set taken_by = $3, taken_at = $4 where shop_id = $1 and id = $2' }
const callEnded = {
  name: 'end_pad_call',
  text: 'update pad_call set ended_how = $3, done_by = $4, ended_at = $5 where shop_id = $1 and id = $2',
}
