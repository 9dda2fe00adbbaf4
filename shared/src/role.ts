import { z } from 'zod'

export const roles = [
  'kitchen',
  'pass',
  'board',
  'waiter',
  'cashier',
  'roomPad',
  'wristband',
  'technician',
  'manager',
  'program',
  'owner',
] as const
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
  'receive',
  'callStaff',
  'answerCalls',
  'sendMessages',
  'readMessages',
  'messageRules',
  'everyShop',
] as const
export type Permission = (typeof permissions)[number]

/**
 * What the token of each role may do. A guest's device never follows the shop's feed: it would show other guests' orders. `receive` is
 * to be connected and be sent messages.
 */
export const MAY = {
  kitchen: ['follow', 'readMenu', 'workGoods', 'sellOut', 'receive'],
  pass: ['follow', 'readMenu', 'workGoods', 'receive'],
  board: ['follow', 'receive'],
  waiter: ['follow', 'readMenu', 'order', 'workGoods', 'receive', 'answerCalls'],
  cashier: ['follow', 'readMenu', 'order', 'workGoods', 'closeOrder', 'sellOut', 'receive', 'answerCalls', 'sendMessages', 'readMessages'],
  roomPad: ['readMenu', 'order', 'receive', 'callStaff'],
  wristband: ['readMenu', 'order'],
  technician: ['receive', 'answerCalls'],
  manager: [
    'follow',
    'readMenu',
    'order',
    'workGoods',
    'closeOrder',
    'sellOut',
    'configure',
    'devices',
    'answerCalls',
    'sendMessages',
    'readMessages',
    'messageRules',
  ],
  program: ['follow', 'readMenu', 'order', 'workGoods', 'closeOrder', 'sellOut', 'sendMessages', 'readMessages'],
  owner: [
    'follow',
    'readMenu',
    'order',
    'workGoods',
    'closeOrder',
    'sellOut',
    'configure',
    'devices',
    'answerCalls',
    'sendMessages',
    'readMessages',
    'messageRules',
    'everyShop',
  ],
} as const satisfies Record<Role, readonly Permission[]>

export function may(role: Role, permission: Permission): boolean {
  const granted: readonly Permission[] = MAY[role]
  return granted.includes(permission)
}
