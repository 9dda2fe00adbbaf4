import type { Device } from '@passline/shared/api'
import type { ShopId } from '@passline/shared/ids'
import type { StaffMember } from '@passline/shared/staff'
import type { WriteKey } from './desk/command.ts'

/** Who asks for a write, to which shop, under which key. */
export interface Asker {
  device: Device
  shopId: ShopId
  key: WriteKey
}

/** What every command of an asker has in common. */
export function commandBase({ device, shopId, key }: Asker): { shopId: ShopId; actor: string; key: WriteKey } {
  return { shopId, actor: device.id, key }
}

/** The asker as one of the staff: the device in hand. */
export function memberOf({ device }: Pick<Asker, 'device'>): StaffMember {
  return { deviceId: device.id, name: device.name }
}
