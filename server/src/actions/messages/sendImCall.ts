import type { SendImCallRequest } from '@passline/shared/imApi'
import type { Pool } from '../../db/pool.ts'
import { decideImCall, imCallOf } from '../../rules/imCall.ts'
import { ruleBook } from '../../rules/ruleBook.ts'
import { readAccounts } from '../../store/accounts.ts'
import { insertCalls } from '../../store/calls.ts'
import { readRulesOfShop } from '../../store/rules.ts'
import { type Asker, commandBase } from '../asker.ts'
import type { Reply } from '../desk/command.ts'
import type { Desk } from '../desk/Desk.ts'
import type { Bell } from './Bell.ts'

export interface SendImCallParts {
  pool: Pool
  desk: Desk
  bell: Bell
}

/**
 * A program says something to receivers of a shop. Its `requestId` is the key of the asker [M6].
 * @returns 201 with the call, its messages, and the channels to which nothing was written; 404 notFound for a brand that is not the shop's;
 * 422 unknownAccount, unknownTemplate, templateMissing, parameterMissing
 */
export async function sendImCall({ pool, desk, bell }: SendImCallParts, asker: Asker, request: SendImCallRequest): Promise<Reply> {
  const { shopId } = asker
  const [rules, accounts] = await Promise.all([readRulesOfShop(pool.db, shopId), readAccounts(pool.db, shopId)])
  const facts = { rules: ruleBook(rules), accounts, requestedBy: asker.device.id }
  let dueAt: number[] = []
  const reply = await desk.submit({
    ...commandBase(asker),
    decide: (view, moment) => {
      if (view.shop.brandId !== request.brandId) {
        const detail = `The shop "${shopId}" is not one of the brand "${request.brandId}".`
        return { happenings: [], answer: () => ({ refused: { code: 'notFound', detail } }) }
      }
      const ruling = decideImCall(request, facts, moment)
      if ('refused' in ruling) return { happenings: [], answer: () => ruling }
      const { call, skipped } = ruling
      dueAt = call.messages.map((message) => Date.parse(message.dueAt))
      return {
        happenings: [],
        answer: () => ({ status: 201, body: { call: imCallOf(call, shopId, moment.at), skipped } }),
        also: (tx) => insertCalls(tx, shopId, [call], moment.at),
      }
    },
  })
  if (reply.status === 201) bell.written(shopId, dueAt)
  return reply
}
