import type { CallId, ShopId } from '@passline/shared/ids'
import type { CallHead } from '../../store/calls.ts'
import type { Asker } from '../asker.ts'
import type { Reply } from '../desk/command.ts'
import type { Desk } from '../desk/Desk.ts'

/**
 * Takes back what was not sent of a call, and what is still being delivered; after the answer nothing of it is pushed any more. The call
 * itself is the key: repeating it changes nothing.
 * @returns 200 with when it was cancelled first
 */
export function cancelCall(desk: Desk, { device }: Pick<Asker, 'device'>, call: CallHead): Promise<Reply> {
  const answer = (cancelledAt: string) => ({ status: 200, body: { callId: call.id, cancelledAt } })
  if (call.cancelledAt !== null) {
    const { status, body } = answer(call.cancelledAt)
    return Promise.resolve({ status, body: JSON.stringify(body) })
  }
  return desk.submit({
    shopId: call.shopId as ShopId,
    actor: device.id,
    key: { scope: 'cancelled calls', key: call.id, requestHash: '' },
    decide: (_view, moment) => ({
      happenings: [{ name: 'callCancelled', data: { callId: call.id as CallId } }],
      answer: () => answer(moment.at),
    }),
  })
}
