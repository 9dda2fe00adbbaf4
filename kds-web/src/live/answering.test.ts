import type { CallId, PadCallId, PlaceId } from '@passline/shared/ids'
import type { PadCall } from '@passline/shared/padCall'
import { expect, test } from 'vitest'
import type { NewOutboxEntry } from '../api/outboxEntry.ts'
import { refusal } from '../fixtures/answers.ts'
import { DEVICE, id, NOON, SHOP, shopState } from '../fixtures/shop.ts'
import { createActions } from './createActions.ts'
import { createLiveStore } from './liveStore.ts'

/** A guest's call from room 801 that this shop has at rev 10. */
const call: PadCall = {
  id: id(70) as PadCallId,
  kind: 'water',
  text: '',
  place: { kind: 'room', id: '801' as PlaceId, name: '801' },
  accountId: id(71),
  askedAt: '2030-01-01T12:00:00.000Z',
  takenBy: null,
  takenAt: null,
}

/** A screen in the hand of a waiter, whose outbox only collects, in a shop with that one call. */
function floor() {
  const live = createLiveStore()
  const sent: NewOutboxEntry[] = []
  const closed: string[] = []
  const actions = createActions({
    live,
    inbox: { close: (callIds) => closed.push(...callIds), note: () => undefined },
    receipts: { note: () => undefined },
    addToOutbox: (entry) => sent.push(entry),
    now: () => NOON,
  })
  live.store.setState({
    self: { shopId: SHOP, deviceId: DEVICE, deviceName: 'kitchen', role: 'waiter', zone: `device ${DEVICE}`, place: null },
  })
  const setCall = (takenBy: PadCall['takenBy']) =>
    live.setBase({ ...shopState(11, []), padCalls: new Map([[call.id as string, { ...call, takenBy }]]) }, 'e1')
  setCall(null)
  const get = () => live.store.getState()
  return {
    live,
    actions,
    sent,
    closed,
    get,
    setCall,
    shown: () => get().state?.padCalls.get(call.id),
    last: () => sent.at(-1) ?? expect.fail('nothing was sent'),
  }
}

test('[M9] "I’m going" shows at once who goes, and is sent once however often it is tapped', () => {
  const at = floor()
  at.actions.takePadCall(call.id)
  at.actions.takePadCall(call.id)
  expect(at.shown()?.takenBy).toEqual({ deviceId: DEVICE, name: 'kitchen' })
  expect(at.sent.map((entry) => entry.request)).toEqual([
    { kind: 'takePadCall', shopId: SHOP, padCallId: call.id, by: { deviceId: DEVICE, name: 'kitchen' } },
  ])
})

test('[M9] when somebody else was faster it falls back, and a toast says who', () => {
  const at = floor()
  at.actions.takePadCall(call.id)
  at.setCall({ deviceId: id(8) as typeof DEVICE, name: '小林' })
  expect(at.shown()?.takenBy?.name).toBe('小林')
  at.live.settle(at.last(), refusal('alreadyTaken'), NOON)
  expect(at.shown()?.takenBy?.name).toBe('小林')
  expect(at.get().toasts).toMatchObject([{ what: 'takePadCall', code: 'alreadyTaken', takenBy: { name: '小林' }, goods: [] }])
  expect(at.get().pending).toEqual([])
})

test('a call that is done leaves the screen at once', () => {
  const at = floor()
  at.actions.donePadCall(call.id)
  expect(at.shown()).toBeUndefined()
  at.live.settle(at.last(), { kind: 'ok', value: { rev: 12, outcomes: [] } }, NOON)
  expect(at.shown()).toBeUndefined()
})

test('an answered message is closed here at once and lays nothing over the shop', () => {
  const at = floor()
  at.actions.answer({ callId: id(5) as CallId })
  expect(at.closed).toEqual([id(5)])
  expect(at.last().request).toEqual({ kind: 'answerCall', shopId: SHOP, callId: id(5) })
  at.live.settle(at.last(), { kind: 'ok', value: { rev: 0, outcomes: [] } }, NOON)
  expect(at.get()).toMatchObject({ pending: [], outboxSize: 0, toasts: [] })
})
