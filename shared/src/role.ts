import * as z from 'zod'

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
  'hear',
  'callStaff',
  'seeCalls',
  'answerCalls',
  'clock',
  'webPush',
  'sendMessages',
  'readMessages',
  'messageRules',
  'reports',
  'everyShop',
] as const
export type Permission = (typeof permissions)[number]

const MANAGER = [
  'follow',
  'readMenu',
  'order',
  'workGoods',
  'closeOrder',
  'sellOut',
  'configure',
  'devices',
  'hear',
  'seeCalls',
  'answerCalls',
  'clock',
  'sendMessages',
  'readMessages',
  'messageRules',
  'reports',
] as const satisfies readonly Permission[]

/**
 * What the token of each role may do. A guest's device never follows the shop's feed: it would show other guests' orders. `receive` is
 * to be connected and be sent messages, `hear` to have the server speak. `seeCalls` is to see and cancel calls of guests, for a guest's
 * device its own. `clock` is to say that technicians are on the clock or off it, for a technician's device that of its own account. `reports` is to look back: what was done today, by whom, and what a screen showed.
 */
export const MAY = {
  kitchen: ['follow', 'readMenu', 'workGoods', 'sellOut', 'receive', 'hear'],
  pass: ['follow', 'readMenu', 'workGoods', 'receive', 'hear'],
  board: ['follow', 'receive', 'hear'],
  waiter: ['follow', 'readMenu', 'order', 'workGoods', 'receive', 'hear', 'seeCalls', 'answerCalls', 'webPush'],
  cashier: [
    'follow',
    'readMenu',
    'order',
    'workGoods',
    'closeOrder',
    'sellOut',
    'receive',
    'hear',
    'seeCalls',
    'answerCalls',
    'clock',
    'sendMessages',
    'readMessages',
  ],
  roomPad: ['readMenu', 'order', 'receive', 'hear', 'callStaff', 'seeCalls'],
  wristband: ['readMenu', 'order'],
  technician: ['receive', 'hear', 'seeCalls', 'answerCalls', 'clock', 'webPush'],
  manager: MANAGER,
  program: ['follow', 'readMenu', 'order', 'workGoods', 'closeOrder', 'sellOut', 'clock', 'sendMessages', 'readMessages'],
  owner: [...MANAGER, 'everyShop'],
} as const satisfies Record<Role, readonly Permission[]>

export function may(role: Role, permission: Permission): boolean {
  const granted: readonly Permission[] = MAY[role]
  return granted.includes(permission)
}
