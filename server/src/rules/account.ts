import type { Device } from '@passline/shared/api'
import { CASHIER_ACCOUNT, type Channel, channelOf } from '@passline/shared/channel'

/** An account as it is made with its first device. */
export interface NewAccount {
  id: string
  channel: Channel
  name: string
  /** Technicians begin off the clock. */
  onClock: boolean | null
}

/** The account at which a new device receives [M1]: its own, or the one that all cashiers share; null when it receives nothing. */
export function accountFor({ id, role, name }: Pick<Device, 'id' | 'role' | 'name'>): NewAccount | null {
  const channel = channelOf(role)
  if (channel === null) return null
  if (channel === 'cashier') return { id: CASHIER_ACCOUNT, channel, name: '收银台', onClock: null }
  return { id, channel, name, onClock: channel === 'technician' ? false : null }
}
