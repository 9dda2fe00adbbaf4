import type { Device } from '@passline/shared/api'
import { zoneName } from '../../../parts/eventSentence.ts'
import type { Translate } from '../../../text/i18n.ts'

/** The zones where nobody hears, in words. A device's own zone bears the device's name. */
export function silentNames(zones: readonly string[], devices: readonly Pick<Device, 'id' | 'name'>[], t: Translate): string {
  const names = { device: (id: string) => devices.find((device) => device.id === id)?.name }
  return zones.map((zone) => zoneName(zone, names, t)).join(t('log.and'))
}
