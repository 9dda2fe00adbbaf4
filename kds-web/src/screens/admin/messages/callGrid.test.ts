import type { Device } from '@passline/shared/api'
import type { ImCall, MessageRow } from '@passline/shared/message'
import { expect, test } from 'vitest'
import { at, id, NOON } from '../../../fixtures/shop.ts'
import { callGrid } from './callGrid.ts'
import { callOutcome } from './callOutcome.ts'
import { callSteps } from './callSteps.ts'
import { spanOf } from './spanOf.ts'

const MINUTE = 60_000
const wall = device(1, '后厨 1 屏')
const mute = device(2, '后厨 2 屏')

function device(number: number, name: string, change: Partial<Device> = {}): Device {
  const own = { id: id(number), name, role: 'kitchen', accountId: id(number), addedAt: at(-MINUTE), revokedAt: null }
  return { shopId: null, place: null, zone: null, ...own, ...change } as Device
}

function row(number: number, change: Partial<MessageRow> = {}): MessageRow {
  return {
    id: id(100 + number) as MessageRow['id'],
    channel: 'kitchen',
    msgType: 1,
    repetition: number,
    isEscalation: false,
    designated: null,
    templateId: 'orderPlaced',
    status: 'sent',
    reason: null,
    detail: null,
    content: null,
    writtenAt: at(0),
    dueAt: at(number * 1_000),
    expiresAt: at(MINUTE),
    queuedAt: null,
    checkedAt: at(number * 1_000),
    sentAt: at(number * 1_000),
    withdrawnAt: null,
    receipts: [],
    ...change,
  }
}

function receipt(of: Device, change: Partial<MessageRow['receipts'][number]> = {}): MessageRow['receipts'][number] {
  return { deviceId: of.id, deviceName: of.name, deliveredAt: at(1_180), shownAt: null, spokenAt: null, ...change }
}

const callOf = (messages: MessageRow[], change: Partial<ImCall> = {}) => ({ messages, answeredAt: null, answeredBy: null, ...change })
const statesOf = (messages: MessageRow[], now = NOON + 10_000, devices = [wall, mute]) =>
  callGrid(callOf(messages), devices, now).rows.map((each) => each.cells.map((cell) => cell?.state ?? null))

test('[M8] every device that a message was for has a row, whether it got anything or not', () => {
  const grid = callGrid(callOf([row(1, { receipts: [receipt(wall, { spokenAt: at(3_000) })] })]), [wall, mute], NOON)
  expect(grid.rows.map((each) => each.device?.name)).toEqual(['后厨 1 屏', '后厨 2 屏'])
  expect(grid.rows[0]?.cells[0]).toMatchObject({ state: 'spoken', deliveredAfterMs: 180 })
})

test('[M8] what was delivered and spoken by nobody is unheard once it is over, and on its way before', () => {
  const messages = [row(1, { receipts: [receipt(wall)] })]
  expect(statesOf(messages)).toEqual([['delivered'], ['waiting']])
  expect(statesOf(messages, NOON + 2 * MINUTE)).toEqual([['unheard'], ['notDelivered']])
})

test('one screen of a zone speaks for the others', () => {
  expect(statesOf([row(1, { receipts: [receipt(wall, { spokenAt: at(3_000) }), receipt(mute)] })])).toEqual([['spoken'], ['elsewhere']])
})

test('[M3] repetitions stand beside each other, the escalation last, each where it belongs', () => {
  const cashier = device(3, '收银台', { role: 'cashier', accountId: 'cashier' })
  const messages = [
    row(2, { status: 'cancelled', reason: 'goodsStarted', sentAt: null, withdrawnAt: at(5_000) }),
    row(1),
    row(1, { isEscalation: true, channel: 'cashier', status: 'pending', sentAt: null }),
  ]
  const grid = callGrid(callOf(messages), [wall, cashier], NOON)
  expect(grid.columns.map((each) => [each.repetition, each.isEscalation])).toEqual([
    [1, false],
    [2, false],
    [1, true],
  ])
  expect(grid.rows.map((each) => each.cells.map((cell) => cell?.state ?? null))).toEqual([
    ['waiting', 'skipped', null],
    [null, null, 'pending'],
  ])
})

test('a channel without a device is shown as one that nobody was on', () => {
  expect(callGrid(callOf([row(1, { status: 'expired', sentAt: null })]), [], NOON).rows).toMatchObject([
    { device: null, cells: [{ state: 'notDelivered' }] },
  ])
})

test('devices that were added later or were not meant have no row', () => {
  const late = device(4, '新屏', { addedAt: at(MINUTE) })
  expect(callGrid(callOf([row(1, { designated: [wall.id] })]), [wall, mute, late], NOON).rows.map((each) => each.device?.id)).toEqual([
    wall.id,
  ])
})

test('[M8] the steps of a message stand in the order of their times', () => {
  const message = row(1, {
    queuedAt: at(1),
    receipts: [receipt(wall, { shownAt: at(1_300), spokenAt: at(4_000) })],
    withdrawnAt: at(9_000),
  })
  const call = callOf([message], { answeredAt: at(8_000), answeredBy: { deviceId: wall.id, name: '小王' } })
  expect(callSteps(call, message, wall.id).map((each) => each.what)).toEqual([
    'written',
    'queued',
    'checked',
    'sent',
    'delivered',
    'shown',
    'spoken',
    'answered',
    'withdrawn',
  ])
})

test('[M4] a message that was not sent says so at the time of the check, with its reason', () => {
  const message = row(1, { status: 'skipped', reason: 'ruleOff', sentAt: null })
  expect(callSteps(callOf([message]), message, null).at(-1)).toEqual({ what: 'skipped', at: at(1_000), reason: 'ruleOff', detail: null })
})

test.each([
  ['answered', callOf([row(1)], { answeredAt: at(5_000) })],
  ['isSilent', callOf([row(1, { msgType: 2 })])],
  ['notDelivered', callOf([row(1)])],
  ['unheard', callOf([row(1, { receipts: [receipt(wall)] })])],
  ['spoken', callOf([row(1, { receipts: [receipt(wall, { spokenAt: at(1) })] }), row(2, { status: 'expired', sentAt: null })])],
  ['shown', callOf([row(1, { msgType: 3, receipts: [receipt(wall, { shownAt: at(1) })] })])],
  ['skipped', callOf([row(1, { status: 'skipped', reason: 'ruleOff', sentAt: null })])],
  ['pending', callOf([row(1, { status: 'pending', sentAt: null })])],
] as const)('[M8] the list says of a call that it is %s', (outcome, call) => {
  expect(callOutcome(call, NOON + 2 * MINUTE)).toBe(outcome)
})

test('spans between steps are written as people say them', () => {
  expect([-3, 18.4, 1_240, 185_000].map(spanOf)).toEqual(['0 ms', '18 ms', '1.2 s', '3:05'])
})
