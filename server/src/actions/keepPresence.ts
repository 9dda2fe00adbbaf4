import type { Pool } from '../db/pool.ts'
import { transaction } from '../db/tx.ts'
import {
  deleteDeadSessions,
  deleteSessions,
  deleteSessionsOf,
  type NewSession,
  noteOnline,
  noteSeen,
  renewSessions,
  saveSessions,
} from '../store/presence.ts'

/** What happened to the sessions of one server since it last wrote them down. */
export interface SessionChanges {
  /** Those that have just come: their devices are online from then on. */
  came: readonly NewSession[]
  /** Those that said something new of themselves. */
  changed: readonly NewSession[]
  gone: readonly { sessionId: string; deviceId: string; at: string }[]
}

/** Writes down who came, who went, and what screens say of themselves. */
export function keepPresence(pool: Pool, serverId: string, { came, changed, gone }: SessionChanges): Promise<void> {
  return transaction(pool, async (tx) => {
    if (gone.length > 0)
      await deleteSessions(
        tx,
        serverId,
        gone.map((each) => each.sessionId),
      )
    if (came.length + changed.length > 0) await saveSessions(tx, serverId, [...came, ...changed])
    if (came.length > 0)
      await noteOnline(
        tx,
        came.map(({ deviceId, shopId, onlineSince }) => ({ deviceId, shopId, since: onlineSince })),
      )
    for (const [at, deviceIds] of byTime(gone)) await noteSeen(tx, deviceIds, at)
  })
}

/**
 * Says that the sessions of a server are still there, and forgets those of servers that ended without a word.
 * @returns how many sessions of the server are written down
 */
export function renewPresence(pool: Pool, serverId: string, deviceIds: readonly string[], at: string): Promise<number> {
  return transaction(pool, async (tx) => {
    const count = await renewSessions(tx, serverId)
    await noteSeen(tx, deviceIds, at)
    await deleteDeadSessions(tx)
    return count
  })
}

/** A server stops in order: its sessions are gone at once. */
export function endPresence(pool: Pool, serverId: string, deviceIds: readonly string[], at: string): Promise<void> {
  return transaction(pool, async (tx) => {
    await noteSeen(tx, deviceIds, at)
    await deleteSessionsOf(tx, serverId)
  })
}

function byTime(gone: SessionChanges['gone']): Map<string, string[]> {
  const times = new Map<string, string[]>()
  for (const { at, deviceId } of gone) times.set(at, [...(times.get(at) ?? []), deviceId])
  return times
}
