import type { StaffMember } from '@passline/shared/padCall'
import type { Tx } from '../db/types.ts'

/** Somebody has answered: the first answer stands. */
export async function answerCall(tx: Tx, shopId: string, id: string, by: StaffMember, at: string): Promise<void> {
  await tx.run(
    {
      name: 'answer_call',
      text: 'update im_call set answered_at = $4, answered_by = $3 where shop_id = $1 and id = $2 and answered_at is null',
    },
    [shopId, id, JSON.stringify(by), at],
  )
}

export async function cancelCall(tx: Tx, shopId: string, id: string, at: string): Promise<void> {
  await tx.run(
    { name: 'cancel_call', text: 'update im_call set cancelled_at = $3 where shop_id = $1 and id = $2 and cancelled_at is null' },
    [shopId, id, at],
  )
}
