import type { Device } from '@passline/shared/api'
import type { Db, Tx } from '../db/types.ts'

/** The device that a token belongs to, if it was not revoked. */
export async function readDeviceByToken(db: Db, tokenHash: string): Promise<Device | undefined> {
  const [row] = await db.run<DeviceRow>(deviceByToken, [tokenHash])
  return row && deviceOf(row)
}

/** Whether this is the token that the device was let in with, revoked or not. */
export async function isTokenOf(db: Db, deviceId: string, tokenHash: string): Promise<boolean> {
  const rows = await db.run({ name: 'is_token_of', text: 'select id from device where id = $1 and token_hash = $2' }, [deviceId, tokenHash])
  return rows.length === 1
}

/** Whether any device was ever let in with this token. */
export async function isTokenUsed(db: Db, tokenHash: string): Promise<boolean> {
  return (await db.run({ name: 'is_token_used', text: 'select id from device where token_hash = $1' }, [tokenHash])).length === 1
}

/** The devices of a shop, or all devices that belong to no shop when `shopId` is null. */
export async function readDevices(db: Db, shopId: string | null): Promise<Device[]> {
  return (await db.run<DeviceRow>(devicesOfShop, [shopId])).map(deviceOf)
}

export async function insertDevice(tx: Tx, device: Device, tokenHash: string): Promise<void> {
  const place = device.place && JSON.stringify(device.place)
  const values = [device.id, device.shopId, device.name, device.role, place, device.accountId, device.zone, tokenHash, device.addedAt]
  await tx.run(deviceInserted, values)
}

export async function revokeDevice(tx: Tx, shopId: string, id: string, at: string): Promise<void> {
  await tx.run({ name: 'revoke_device', text: 'update device set revoked_at = $3 where shop_id = $1 and id = $2 and revoked_at is null' }, [
    shopId,
    id,
    at,
  ])
}

/** A device went to another place; its account stays [M1]. */
export async function moveDevice(tx: Tx, shopId: string, id: string, place: Device['place']): Promise<void> {
  await tx.run({ name: 'move_device', text: 'update device set place = $3 where shop_id = $1 and id = $2' }, [
    shopId,
    id,
    place && JSON.stringify(place),
  ])
}

/** Which of these devices were revoked. */
export async function readRevoked(db: Db, deviceIds: readonly string[]): Promise<string[]> {
  return (await db.run<{ id: string }>(revokedOf, [deviceIds])).map((row) => row.id)
}

const revokedOf = { name: 'revoked_of', text: 'select id from device where id = any($1::uuid[]) and revoked_at is not null' }

interface DeviceRow {
  id: string
  shop_id: string | null
  name: string
  role: string
  place: unknown
  account_id: string | null
  zone: string | null
  added_at: Date
  revoked_at: Date | null
}

function deviceOf(row: DeviceRow): Device {
  return {
    id: row.id,
    shopId: row.shop_id,
    name: row.name,
    role: row.role,
    place: row.place,
    accountId: row.account_id,
    zone: row.zone,
    addedAt: row.added_at.toISOString(),
    revokedAt: row.revoked_at === null ? null : row.revoked_at.toISOString(),
  } as Device
}

const columns = 'id, shop_id, name, role, place, account_id, zone, added_at, revoked_at'
const deviceByToken = { name: 'device_by_token', text: `select ${columns} from device where token_hash = $1 and revoked_at is null` }
const devicesOfShop = { name: 'devices_of_shop', text: `select ${columns} from device where shop_id is not distinct from $1 order by id` }
const deviceInserted = {
  name: 'insert_device',
  text: 'insert into device (id, shop_id, name, role, place, account_id, zone, token_hash, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
}
