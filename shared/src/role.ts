import { z } from 'zod'

export const roles = ['kitchen', 'pass', 'board', 'waiter', 'cashier', 'roomPad', 'wristband', 'manager', 'program', 'owner'] as const
export const role = z.enum(roles)
export type Role = (typeof roles)[number]

export const permissions = [
  'follow',
  'readMenu',
  'order',
  'workGoods',
  'closeOrder',
  'sellOut',
  'configure',
  'devices',
  'everyShop',
] as const
export type Permission = (typeof permissions)[number]

/** What the token of each role may do. A guest's device never follows the shop's feed: it would show other guests' orders. */
export const MAY = {
  kitchen: ['follow', 'readMenu', 'workGoods', 'sellOut'],
  pass: ['follow', 'readMenu', 'workGoods'],
  board: ['follow'],
  waiter: ['follow', 'readMenu', 'order', 'workGoods'],
  cashier: ['follow', 'readMenu', 'order', 'workGoods', 'closeOrder', 'sellOut'],
  roomPad: ['readMenu', 'order'],
  wristband: ['readMenu', 'order'],
  manager: ['follow', 'readMenu', 'order', 'workGoods', 'closeOrder', 'sellOut', 'configure', 'devices'],
  program: ['follow', 'readMenu', 'order', 'workGoods', 'closeOrder', 'sellOut'],
  owner: ['follow', 'readMenu', 'order', 'workGoods', 'closeOrder', 'sellOut', 'configure', 'devices', 'everyShop'],
} as const satisfies Record<Role, readonly Permission[]>

export function may(role: Role, permission: Permission): boolean {
  const granted: readonly Permission[] = MAY[role]
  return granted.includes(permission)
}
