import * as z from 'zod'
import type { Role } from './role.ts'

/** A channel (端): a kind of receiver of messages. */
export const channels = ['kitchen', 'pass', 'board', 'cashier', 'waiter', 'roomPad', 'technician'] as const
export const channel = z.enum(channels)
export type Channel = (typeof channels)[number]

/** The channel on which the devices of a role receive, or null when they receive nothing. */
export function channelOf(role: Role): Channel | null {
  return channels.find((each) => each === role) ?? null
}

/** The account that all cashiers of a shop share [M1]. Every other device is an account of its own, by its id. */
export const CASHIER_ACCOUNT = 'cashier'
