import type { DeviceId, PadCallId } from '@passline/shared/ids'
import type { PadCall } from '@passline/shared/padCall'
import { expect, test } from 'vitest'
import { push } from '../../fixtures/message.ts'
import { DEVICE, id, NOON, shopState } from '../../fixtures/shop.ts'
import type { KeptMessage } from '../../live/types.ts'
import { toHear } from './toHear.ts'

const kept = (number: number, change: Partial<KeptMessage> = {}): KeptMessage => ({
  ...push(number),
  receivedAt: NOON,
  shownAt: null,
  spokenAt: null,
  ...change,
})

test('what was said here, now or by an earlier page, is not said again', () => {
  const messages = [kept(1), kept(2, { spokenAt: NOON }), kept(3, { wasSpoken: true })]
  expect(toHear(messages, null).map((each) => each.id)).toEqual([push(1).id])
})

test('a notice that was shown need not tick, an order must be said all the same', () => {
  const messages = [kept(1, { msgType: 3, wasShown: true }), kept(2, { wasShown: true })]
  expect(toHear(messages, null).map((each) => each.id)).toEqual([push(2).id])
})

test('[M9] a guest’s call that somebody has taken is not said any more, by whomever', () => {
  const call = { id: id(7) as PadCallId, takenBy: null } as PadCall
  const message = kept(1, { msgType: 4, event: 'padCall', padCallId: call.id })
  const shop = (takenBy: PadCall['takenBy']) => ({ ...shopState(1, []), padCalls: new Map([[call.id as string, { ...call, takenBy }]]) })
  expect(toHear([message], shop(null))).toEqual([message])
  expect(toHear([message], shop({ deviceId: DEVICE as DeviceId, name: '小林' }))).toEqual([])
})
