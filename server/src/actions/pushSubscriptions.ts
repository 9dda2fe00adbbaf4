import type { PushSubscription } from '@passline/shared/pushApi'
import { deleteSubscriptionOf, saveSubscription } from '../store/pushSubscriptions.ts'
import { type Asker, commandBase } from './asker.ts'
import type { Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'

/** The asking device is told by web push from now on, at this subscription and no other. @returns 200, also when it is there already */
export function subscribeToPush(desk: Desk, asker: Asker, subscription: PushSubscription): Promise<Reply> {
  const { shopId, device } = asker
  return desk.submit({
    ...commandBase(asker),
    decide: (_view, moment) => ({
      happenings: [],
      answer: (after) => ({ status: 200, body: { rev: after.rev } }),
      also: (tx) => saveSubscription(tx, { ...subscription, shopId, deviceId: device.id, addedAt: moment.at }),
    }),
  })
}

/** The asking device is not told by web push any more. @returns 200, also when it was not */
export function unsubscribeFromPush(desk: Desk, asker: Asker): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    decide: () => ({
      happenings: [],
      answer: (after) => ({ status: 200, body: { rev: after.rev } }),
      also: (tx) => deleteSubscriptionOf(tx, asker.device.id),
    }),
  })
}
