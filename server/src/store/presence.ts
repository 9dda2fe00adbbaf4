import type { ScreenReport } from '@passline/shared/presence'
import type { Role } from '@passline/shared/role'
import type { Db, Tx } from '../db/types.ts'

/**
 * How long a session counts as connected after its server renewed it last. By the clock of the database, because the servers' may differ
 * and because presence is about wires: the clock of the business may stand still.
 */
const LIVE = "interval '11 s'"

/** A session as its server writes it down. Times are ISO 8601, by the clock of the business. */
export interface NewSession {
  sessionId: string
  shopId: string
  deviceId: string
  role: Role
  zone: string
  onlineSince: string
  report: ScreenReport | null
}

/** Writes sessions down, new ones and what they say of themselves. Nobody can take over the session of another device. */
export async function saveSessions(tx: Tx, serverId: string, sessions: readonly NewSession[]): Promise<void> {
  await tx.run(sessionsSaved, [serverId, JSON.stringify(sessions)])
}

const sessionsSaved = {
  name: 'save_sessions',
  text: `insert into screen_presence as p (session_id, shop_id, device_id, role, zone, server_id, online_since, seen_at, report, audible_since)
    select s."sessionId", s."shopId", s."deviceId", s.role, s.zone, $1, s."onlineSince", now(), s.report,
      case when s.report ->> 'sound' = 'on' then now() end
    from json_to_recordset($2::json) as s ("sessionId" uuid, "shopId" text, "deviceId" uuid, role text, zone text, "onlineSince" timestamptz, report jsonb)
    on conflict (session_id) do update set server_id = excluded.server_id, zone = excluded.zone, seen_at = excluded.seen_at, report = excluded.report,
      audible_since = case when excluded.audible_since is not null then coalesce(p.audible_since, excluded.audible_since) end
    where p.device_id = excluded.device_id and p.shop_id = excluded.shop_id`,
}

/** Devices have come: they are online since the first of their sessions that is still there. */
export async function noteOnline(tx: Tx, devices: readonly { deviceId: string; shopId: string; since: string }[]): Promise<void> {
  await tx.run(onlineNoted, [JSON.stringify(devices)])
}

const onlineNoted = {
  name: 'note_online',
  text: `insert into device_presence as p (device_id, shop_id, online_since, seen_at)
    select distinct on (d."deviceId") d."deviceId", d."shopId", d.since, d.since
    from json_to_recordset($1::json) as d ("deviceId" uuid, "shopId" text, since timestamptz)
    order by d."deviceId", d.since
    on conflict (device_id) do update set seen_at = greatest(p.seen_at, excluded.seen_at), shop_id = excluded.shop_id,
      online_since = case when exists (
          select from screen_presence s
          where s.device_id = p.device_id and s.seen_at > now() - ${LIVE} and s.online_since < excluded.online_since)
        then p.online_since else excluded.online_since end`,
}

/** Devices are still there, or were until now. */
export async function noteSeen(tx: Tx, deviceIds: readonly string[], at: string): Promise<void> {
  await tx.run(
    {
      name: 'note_seen',
      text: 'update device_presence set seen_at = greatest(seen_at, $2) where device_id = any($1::uuid[])',
    },
    [deviceIds, at],
  )
}

/** Says that all sessions of a server are still there. @returns how many it has written down */
export async function renewSessions(tx: Tx, serverId: string): Promise<number> {
  const [row] = await tx.run<{ count: number }>(sessionsRenewed, [serverId])
  return row?.count ?? 0
}

const sessionsRenewed = {
  name: 'renew_sessions',
  text: `with renewed as (update screen_presence set seen_at = now() where server_id = $1 returning 1)
    select count(*)::int as count from renewed`,
}

/** Sessions have ended; one that went on at another server stays. */
export async function deleteSessions(tx: Tx, serverId: string, sessionIds: readonly string[]): Promise<void> {
  await tx.run({ name: 'delete_sessions', text: 'delete from screen_presence where server_id = $1 and session_id = any($2::uuid[])' }, [
    serverId,
    sessionIds,
  ])
}

/** A server stops. */
export async function deleteSessionsOf(tx: Tx, serverId: string): Promise<void> {
  await tx.run({ name: 'delete_sessions_of', text: 'delete from screen_presence where server_id = $1' }, [serverId])
}

/** Forgets what a server left that ended without a word. */
export async function deleteDeadSessions(tx: Tx): Promise<void> {
  await tx.run({ name: 'delete_dead_sessions', text: `delete from screen_presence where seen_at <= now() - ${LIVE}` }, [])
}

/** A session that is connected to some server. */
export interface LiveSession extends Omit<NewSession, 'report'> {
  audibleSince: string | null
  report: ScreenReport | null
}

export async function readLiveSessions(db: Db, shopIds: readonly string[]): Promise<LiveSession[]> {
  const rows = await db.run<Omit<LiveSession, 'onlineSince' | 'audibleSince'> & { onlineSince: Date; audibleSince: Date | null }>(
    liveSessions,
    [shopIds],
  )
  return rows.map((row) => ({
    ...row,
    onlineSince: row.onlineSince.toISOString(),
    audibleSince: row.audibleSince?.toISOString() ?? null,
  }))
}

const liveSessions = {
  name: 'live_sessions',
  text: `select session_id as "sessionId", shop_id as "shopId", device_id as "deviceId", role, zone, online_since as "onlineSince",
      audible_since as "audibleSince", report
    from screen_presence where shop_id = any($1::text[]) and seen_at > now() - ${LIVE} order by session_id`,
}

/** Whether a kitchen screen of the shop is connected to any server. */
export async function readHasKitchenScreen(db: Db, shopId: string): Promise<boolean> {
  const rows = await db.run(
    {
      name: 'has_kitchen_screen',
      text: `select from screen_presence where shop_id = $1 and role = 'kitchen' and seen_at > now() - ${LIVE} limit 1`,
    },
    [shopId],
  )
  return rows.length > 0
}

/** When the devices of a shop were there. */
export async function readDevicePresence(db: Db, shopId: string): Promise<Map<string, { onlineSince: string; seenAt: string }>> {
  const rows = await db.run<{ deviceId: string; onlineSince: Date; seenAt: Date }>(devicePresence, [shopId])
  return new Map(
    rows.map(({ deviceId, onlineSince, seenAt }) => [deviceId, { onlineSince: onlineSince.toISOString(), seenAt: seenAt.toISOString() }]),
  )
}

const devicePresence = {
  name: 'device_presence_of_shop',
  text: 'select device_id as "deviceId", online_since as "onlineSince", seen_at as "seenAt" from device_presence where shop_id = $1',
}

/** A device that the shop is to be told of: it has gone, or it is back. */
export interface ToldDevice {
  deviceId: string
  shopId: string
  name: string
  role: Role
  /** When it was seen last, or when it came back. */
  since: string
}

/** Devices with these roles that have been gone for longer than their shop's setting, and of which it was not told. */
export async function readGoneDevices(db: Db, roles: readonly Role[], at: string): Promise<ToldDevice[]> {
  const rows = await db.run<Omit<ToldDevice, 'since'> & { since: Date }>(goneDevices, [roles, at])
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}

const goneDevices = {
  name: 'gone_devices',
  text: `select p.device_id as "deviceId", p.shop_id as "shopId", d.name, d.role, p.seen_at as since
    from device_presence p join device d on d.id = p.device_id join shop s on s.id = p.shop_id
    where p.told_offline_at is null and d.revoked_at is null and d.role = any($1::text[])
      and p.seen_at <= $2::timestamptz - make_interval(secs => (s.settings ->> 'silenceSeconds')::integer)
      and not exists (select from screen_presence v where v.device_id = p.device_id and v.seen_at > now() - ${LIVE})`,
}

/** Devices of which their shop was told that they are gone, and that are there. */
export async function readDevicesBack(db: Db): Promise<ToldDevice[]> {
  const rows = await db.run<Omit<ToldDevice, 'since'> & { since: Date }>(devicesBack, [])
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}

const devicesBack = {
  name: 'devices_back',
  text: `select p.device_id as "deviceId", p.shop_id as "shopId", d.name, d.role, p.told_offline_at as since
    from device_presence p join device d on d.id = p.device_id
    where p.told_offline_at is not null
      and exists (select from screen_presence v where v.device_id = p.device_id and v.seen_at > now() - ${LIVE})`,
}

/** The shop was told that a device is gone, or (null) that it is back. */
export async function noteToldOffline(tx: Tx, deviceId: string, at: string | null): Promise<void> {
  await tx.run({ name: 'note_told_offline', text: 'update device_presence set told_offline_at = $2 where device_id = $1' }, [deviceId, at])
}
