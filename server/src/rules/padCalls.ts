import type { Happening } from '@passline/shared/event'
import type { PadCallId } from '@passline/shared/ids'
import type { PadCall } from '@passline/shared/padCall'
import { type KnownPadCall, MOST_OPEN_CALLS, type PadCallRequest } from '@passline/shared/padCallApi'
import type { StaffMember } from '@passline/shared/staff'
import type { Moment, Refusal, ShopView } from './view.ts'

/** A decision about a call of a guest: what happens, and the call as it is then. */
export type CallRuling = { happenings: Happening[]; call: KnownPadCall } | { refused: Refusal }

/** The pad that calls: its account, and the place where it stands now. */
export interface CallingPad {
  accountId: string
  place: Pick<PadCall['place'], 'kind' | 'id'>
}

/**
 * A guest calls [M9]. While the same is open from this pad and place it is the same call: an impatient guest makes no second one. What is
 * called for in own words is the same when the words are.
 */
export function decidePadCall(view: ShopView, pad: CallingPad, request: PadCallRequest, moment: Moment): CallRuling {
  const { kind, id } = pad.place
  const place = view.place(kind, id)
  if (!place) return { refused: { code: 'unknownPlace', detail: `The ${kind} "${id}" of this pad is not there any more.` } }
  const open = view.openPadCalls().filter((call) => call.accountId === pad.accountId)
  const same = open.find((call) => isFrom(call, pad) && isSame(call, request))
  if (same) return { happenings: [], call: stillOpen(same) }
  if (open.length >= MOST_OPEN_CALLS) return { refused: { code: 'tooManyCalls', detail: `${open.length} calls of this pad are open.` } }
  const call: PadCall = {
    id: moment.newId() as PadCallId,
    kind: request.kind,
    text: request.text,
    place: { kind: place.kind, id: place.id, name: place.name },
    accountId: pad.accountId,
    askedAt: moment.at,
    takenBy: null,
    takenAt: null,
  }
  return { happenings: [{ name: 'padCallPlaced', data: { padCall: call } }], call: stillOpen(call) }
}

/** One of the staff goes [M9]: the first who says so, and everybody else is told who. */
export function decideTaking(view: ShopView, id: PadCallId, by: StaffMember, moment: Moment): CallRuling {
  const call = view.padCall(id)
  if (!call) return over(view, id)
  if (call.takenBy?.deviceId === by.deviceId) return { happenings: [], call: stillOpen(call) }
  if (call.takenBy) return { refused: { code: 'alreadyTaken', detail: `${call.takenBy.name} has taken this call.` } }
  const taken = { ...call, takenBy: by, takenAt: moment.at }
  return { happenings: [{ name: 'padCallTaken', data: { padCallId: id, by } }], call: stillOpen(taken) }
}

/** What the guest wanted is done, whoever of the staff did it. A call that is over stays as it ended. */
export function decideDone(view: ShopView, id: PadCallId, by: StaffMember, moment: Moment): CallRuling {
  const call = view.padCall(id)
  if (!call) return unchanged(view, id)
  return { happenings: [{ name: 'padCallDone', data: { padCallId: id, by } }], call: { ...call, endedAt: moment.at, endedHow: 'done' } }
}

/**
 * The guest does not want it any more. A call that is over stays as it ended.
 * @param pad the pad that asks, which has only its own calls from where it stands; null when the staff asks
 */
export function decideCallCancelling(view: ShopView, id: PadCallId, pad: CallingPad | null, moment: Moment): CallRuling {
  const call = view.padCall(id)
  const known = call ?? view.endedPadCall(id)
  if (known && pad && !isFrom(known, pad)) return { refused: noSuchCall(id) }
  if (!call) return unchanged(view, id)
  return {
    happenings: [{ name: 'padCallCancelled', data: { padCallId: id } }],
    call: { ...call, endedAt: moment.at, endedHow: 'cancelled' },
  }
}

/** A room was cleaned: its guest is gone, and with him what he called for. Only a call to clean is done by it. */
export function decideCallsOfCleaned(view: ShopView, roomId: string, by: StaffMember): Happening[] {
  return view
    .openPadCalls()
    .filter(({ place }) => place.kind === 'room' && place.id === roomId)
    .map(({ id, kind }) =>
      kind === 'clean' ? { name: 'padCallDone', data: { padCallId: id, by } } : { name: 'padCallCancelled', data: { padCallId: id } },
    )
}

function isFrom(call: PadCall, { accountId, place }: CallingPad): boolean {
  return call.accountId === accountId && call.place.kind === place.kind && call.place.id === place.id
}

function isSame(call: PadCall, { kind, text }: PadCallRequest): boolean {
  return call.kind === kind && (kind !== 'other' || call.text.trim() === text.trim())
}

function stillOpen(call: PadCall): KnownPadCall {
  return { ...call, endedAt: null, endedHow: null }
}

function over(view: ShopView, id: PadCallId): CallRuling {
  const ended = view.endedPadCall(id)
  return { refused: ended ? { code: 'padCallEnded' } : noSuchCall(id) }
}

function unchanged(view: ShopView, id: PadCallId): CallRuling {
  const ended = view.endedPadCall(id)
  return ended ? { happenings: [], call: ended } : { refused: noSuchCall(id) }
}

function noSuchCall(id: PadCallId): Refusal {
  return { code: 'notFound', detail: `No call ${id} in this shop.` }
}
