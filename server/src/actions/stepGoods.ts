import type { GoodsActionRequest } from '@passline/shared/api'
import { decideSteps, type StepsRuling } from '../rules/steps.ts'
import type { Refusal, ShopView } from '../rules/view.ts'
import { type Asker, commandBase } from './asker.ts'
import type { Decided, Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'

/**
 * Takes one or more actions on one or many goods [K1–K11, K17, K21].
 * @returns 200 with an outcome for each goods; 409 allRejected, with the outcomes, only when not one of them could take the step
 */
export function stepGoods(desk: Desk, asker: Asker, request: GoodsActionRequest): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    about: { goodsIds: request.goods.map((each) => each.goodsId) },
    decide: (view, moment) => outcomesDecided(decideSteps(view, request, moment)),
  })
}

/** The answer to actions on goods, whichever way they were asked for. */
export function outcomesDecided({ happenings, outcomes }: StepsRuling, beside: (view: ShopView) => object = () => ({})): Decided {
  const allRejected = outcomes.every((each) => each.outcome === 'rejected')
  const refused: Refusal & { outcomes: object[] } = { code: 'allRejected', outcomes }
  return {
    happenings,
    answer: (view) => (allRejected ? { refused } : { status: 200, body: { rev: view.rev, ...beside(view), outcomes } }),
  }
}
