import type { GoodsId } from '@passline/shared/ids'
import { decideSeen } from '../rules/steps.ts'
import { type Asker, commandBase } from './asker.ts'
import type { Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'

/** A cook has seen that these lines were cancelled; they may leave the kitchen screen [K19]. @returns 200, also when nothing changed */
export function seeCancellations(desk: Desk, asker: Asker, goodsIds: readonly GoodsId[]): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    about: { goodsIds },
    decide: (view, moment) => ({
      happenings: decideSeen(view, goodsIds, moment),
      answer: (after) => ({ status: 200, body: { rev: after.rev } }),
    }),
  })
}
