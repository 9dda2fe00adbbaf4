import type { Device } from '@passline/shared/api'
import { CASHIER_ACCOUNT, type Channel, channelOf } from '@passline/shared/channel'
import type { Ruling, ShopView } from './view.ts'

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
  if (channel === 'technician') return newTechnician(id, name)
  if (channel === 'cashier') return { id: CASHIER_ACCOUNT, channel, name: '收银台', onClock: null }
  return { id, channel, name, onClock: null }
}

export function newTechnician(id: string, name: string): NewAccount {
  return { id, channel: 'technician', name, onClock: false }
}

/** Whether a new device may receive at an account that is there already: only a technician's, at a technician's. */
export function mayShareAccount(role: Device['role'], account: ReturnType<ShopView['account']>): boolean {
  return role === 'technician' && account?.channel === 'technician'
}

/** A technician goes on the clock or off it; who is there already stays. */
export function decideClock(account: ReturnType<ShopView['account']>, onClock: boolean): Ruling {
  if (!account) return { refused: { code: 'notFound', detail: 'No such account in this shop.' } }
  if (account.channel !== 'technician') {
    return { refused: { code: 'notATechnician', detail: `The account "${account.name}" is one of the channel "${account.channel}".` } }
  }
  if (account.onClock === onClock) return { happenings: [] }
  const data = { accountId: account.id, name: account.name }
  return { happenings: [{ name: onClock ? 'technicianOnClock' : 'technicianOffClock', data }] }
}
