import type { PadCall } from '@passline/shared/padCall'
import type { KnownPadCall } from '@passline/shared/padCallApi'
import type { StaffMember } from '@passline/shared/staff'
import type { Db, Tx } from '../db/types.ts'

interface PadCallRow extends Omit<KnownPadCall, 'askedAt' | 'takenAt' | 'endedAt'> {
  askedAt: Date
  takenAt: Date | null
  endedAt: Date | null
}

/** The calls of a shop that are not done yet, oldest first. */
export async function readOpenPadCalls(db: Db, shopId: string): Promise<PadCall[]> {
  return (await db.run<PadCallRow>(openCalls, [shopId])).map((row) => {
    const { endedAt: _, endedHow: __, ...open } = knownCallOf(row)
    return open
  })
}

/** Calls by their ids, within one shop, also those that are over. Unknown ids are missing. */
export async function readPadCalls(db: Db, shopId: string, ids: readonly string[]): Promise<KnownPadCall[]> {
  return (await db.run<PadCallRow>(callsById, [shopId, ids])).map(knownCallOf)
}

/** The newest calls that one pad made from one place since that was last cleaned, newest first: the guest before is nobody's business. */
export async function readPadCallsFrom(
  db: Db,
  shopId: string,
  { accountId, place }: { accountId: string; place: Pick<PadCall['place'], 'kind' | 'id'> },
  limit: number,
): Promise<KnownPadCall[]> {
  return (await db.run<PadCallRow>(callsFrom, [shopId, accountId, place.kind, place.id, limit])).map(knownCallOf)
}

/**
 * When another channel was told of calls because nobody had answered [M9], ISO 8601 UTC by the id of the call. Those that were not passed on
 * are missing.
 */
export async function readWhenPassedOn(db: Db, shopId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.run<{ id: string; at: Date }>(whenPassedOn, [shopId, ids])
  return new Map(rows.map(({ id, at }) => [id, at.toISOString()]))
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

/** A place was cleaned: what was called from there is of another guest from now on. */
export async function putAwayPadCalls(tx: Tx, shopId: string, { kind, id }: Pick<PadCall['place'], 'kind' | 'id'>): Promise<void> {
  await tx.run(callsPutAway, [shopId, kind, id])
}

const callsPutAway = {
  name: 'put_away_pad_calls',
  text: "update pad_call set is_past = true where shop_id = $1 and place ->> 'kind' = $2 and place ->> 'id' = $3 and not is_past",
}

function knownCallOf({ askedAt, takenAt, endedAt, ...rest }: PadCallRow): KnownPadCall {
  return {
    ...rest,
    askedAt: askedAt.toISOString(),
    takenAt: takenAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  }
}

const columns = `id, kind, text, place, account_id as "accountId", asked_at as "askedAt", taken_by as "takenBy", taken_at as "takenAt",
  ended_at as "endedAt", ended_how as "endedHow"`
const openCalls = { name: 'open_pad_calls', text: `select ${columns} from pad_call where shop_id = $1 and ended_at is null order by id` }
const callsById = { name: 'pad_calls_by_id', text: `select ${columns} from pad_call where shop_id = $1 and id = any($2::uuid[])` }
const callsFrom = {
  name: 'pad_calls_from',
  text: `select ${columns} from pad_call
    where shop_id = $1 and account_id = $2 and not is_past and place ->> 'kind' = $3 and place ->> 'id' = $4 order by id desc limit $5`,
}
const whenPassedOn = {
  name: 'when_pad_calls_passed_on',
  text: `select c.pad_call_id as id, min(m.sent_at) as at
    from unnest($2::uuid[]) as listed (id)
    join im_call c on c.pad_call_id = listed.id and c.shop_id = $1 and c.event = 'padCall'
    join im_message m on m.call_id = c.id and m.is_escalation and m.status = 'sent'
    group by c.pad_call_id`,
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
