import type { CallId, PadCallId, ShopId } from '@passline/shared/ids'
import type { StaffMember } from '@passline/shared/staff'
import type { Db } from '../../db/types.ts'
import type { CallHead } from '../../store/calls.ts'
import { readPadCalls } from '../../store/padCalls.ts'
import type { Asker } from '../asker.ts'
import type { Reply } from '../desk/command.ts'
import type { Desk } from '../desk/Desk.ts'
import { takePadCall } from '../padCalls.ts'

export interface AnswerCallParts {
  desk: Desk
  db: Db
}

/**
 * Somebody answers a call: whoever else has it need not. The first answer stands; the call itself is the key. Answering a guest's call
 * is to take it [M9].
 * @returns 200 with who answered first, and when
 */
export function answerCall(parts: AnswerCallParts, { device }: Pick<Asker, 'device'>, call: CallHead): Promise<Reply> {
  const by: StaffMember = { deviceId: device.id, name: device.name }
  if (call.padCallId !== null && call.event === 'padCall') return takeCall(parts, device, call as CallHead & { padCallId: PadCallId })
  if (call.answeredAt !== null) return Promise.resolve(answered(call, call.answeredAt, call.answeredBy))
  return parts.desk.submit({
    shopId: call.shopId as ShopId,
    actor: device.id,
    key: { scope: 'answered calls', key: call.id, requestHash: '' },
    decide: (_view, moment) => ({
      happenings: [{ name: 'callAnswered', data: { callId: call.id as CallId, by } }],
      answer: () => ({ status: 200, body: { callId: call.id, answeredAt: moment.at, answeredBy: by } }),
    }),
  })
}

async function takeCall({ desk, db }: AnswerCallParts, device: Asker['device'], call: CallHead & { padCallId: PadCallId }): Promise<Reply> {
  const shopId = call.shopId as ShopId
  const key = { scope: 'answered calls', key: `${call.id} ${device.id}`, requestHash: '' }
  const taken = await takePadCall(desk, { device, shopId, key }, call.padCallId)
  // Somebody was faster, or it is over: both are told below.
  if (taken.status !== 200 && taken.status !== 409) return taken
  const [padCall] = await readPadCalls(db, shopId, [call.padCallId])
  return answered(call, padCall?.takenAt ?? null, padCall?.takenBy ?? null)
}

/** The answer is the same to the letter, whether it was just given or is read. */
function answered({ id }: CallHead, answeredAt: string | null, by: StaffMember | null): Reply {
  const answeredBy = by && { deviceId: by.deviceId, name: by.name }
  return { status: 200, body: JSON.stringify({ callId: id, answeredAt, answeredBy }) }
}
