import type { OutcomesAnswer } from '@passline/shared/api'
import type { Code } from '@passline/shared/code'
import type { GoodsId } from '@passline/shared/ids'
import type { Refusal } from '../api/answer.ts'
import type { NewOutboxEntry, OutboxRequest } from '../api/outboxEntry.ts'

/** Which lines of an action the server refused, each with its code; all of them when it refused the request as a whole. */
export function refusedGoods(
  entry: NewOutboxEntry,
  answer: { kind: 'ok'; value: OutcomesAnswer } | Refusal,
): { goodsId: GoodsId; code: Code }[] {
  const outcomes = answer.kind === 'ok' ? answer.value.outcomes : answer.outcomes
  if (answer.kind === 'refused' && outcomes.length === 0) return goodsOf(entry.request).map((goodsId) => ({ goodsId, code: answer.code }))
  return outcomes.flatMap((each) => (each.outcome === 'rejected' ? [{ goodsId: each.goodsId, code: each.code ?? 'broken' }] : []))
}

/** The lines that an action is about; none when it is about something else. */
export function goodsOf(request: OutboxRequest): GoodsId[] {
  switch (request.kind) {
    case 'goodsActions':
      return request.body.goods.map((each) => each.goodsId)
    case 'cancellationsSeen':
    case 'rushesSeen':
      return request.body.goodsIds
    case 'moveGoods':
      return [request.goodsId]
    default:
      return []
  }
}

/** The request without some lines, or null when none is left. */
export function withoutGoods(request: OutboxRequest, gone: ReadonlySet<GoodsId>): OutboxRequest | null {
  const named = goodsOf(request)
  if (gone.size === 0 || named.length === 0) return request
  const left = named.filter((goodsId) => !gone.has(goodsId))
  if (left.length === 0) return null
  switch (request.kind) {
    case 'goodsActions':
      return { ...request, body: { ...request.body, goods: request.body.goods.filter((each) => !gone.has(each.goodsId)) } }
    case 'cancellationsSeen':
    case 'rushesSeen':
      return { ...request, body: { goodsIds: left } }
    default:
      return request
  }
}
