import type { PadCallId } from '@passline/shared/ids'
import type { PadCallRequest } from '@passline/shared/padCallApi'
import { may } from '@passline/shared/role'
import { type CallingPad, type CallRuling, decideCallCancelling, decideDone, decidePadCall, decideTaking } from '../rules/padCalls.ts'
import type { Moment, ShopView } from '../rules/view.ts'
import { type Asker, commandBase, memberOf } from './asker.ts'
import type { Decided, Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'

/**
 * A guest calls from the room pad [M9]. What is open already from this pad is not called for twice.
 * @returns 200 with the call; 409 tooManyCalls; 422 placeMismatch for a device that stands nowhere, unknownPlace when its place is gone
 */
export function placePadCall(desk: Desk, asker: Asker, request: PadCallRequest): Promise<Reply> {
  const pad = callingPad(asker)
  return desk.submit({
    ...commandBase(asker),
    decide: (view, moment) => answered(pad ? decidePadCall(view, pad, request, moment) : NOWHERE),
  })
}

/** @returns 200 with the call, also when this device has taken it before; 409 alreadyTaken (says by whom), padCallEnded; 404 notFound */
export function takePadCall(desk: Desk, asker: Asker, id: PadCallId): Promise<Reply> {
  return about(desk, asker, id, (view, moment) => decideTaking(view, id, memberOf(asker), moment))
}

/** @returns 200 with the call, also when it was over before; 404 notFound */
export function finishPadCall(desk: Desk, asker: Asker, id: PadCallId): Promise<Reply> {
  return about(desk, asker, id, (view, moment) => decideDone(view, id, memberOf(asker), moment))
}

/** A pad takes back its own call, the staff any. @returns 200 with the call, also when it was over before; 404 notFound */
export function cancelPadCall(desk: Desk, asker: Asker, id: PadCallId): Promise<Reply> {
  if (may(asker.device.role, 'answerCalls')) return about(desk, asker, id, (view, moment) => decideCallCancelling(view, id, null, moment))
  const pad = callingPad(asker)
  return about(desk, asker, id, (view, moment) => (pad ? decideCallCancelling(view, id, pad, moment) : NOWHERE))
}

/** The asker as a pad that calls; null when it stands nowhere. */
export function callingPad({ device }: Pick<Asker, 'device'>): CallingPad | null {
  return device.place && { accountId: device.accountId ?? device.id, place: device.place }
}

const NOWHERE: CallRuling = {
  refused: { code: 'placeMismatch', detail: 'This device stands in no room; move it to one (PUT …/devices/{device}/place).' },
}

function about(desk: Desk, asker: Asker, id: PadCallId, rule: (view: ShopView, moment: Moment) => CallRuling): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    about: { padCallIds: [id] },
    decide: (view, moment) => answered(rule(view, moment)),
  })
}

function answered(ruling: CallRuling): Decided {
  if ('refused' in ruling) return { happenings: [], answer: () => ruling }
  return { happenings: ruling.happenings, answer: (after) => ({ status: 200, body: { rev: after.rev, padCall: ruling.call } }) }
}
