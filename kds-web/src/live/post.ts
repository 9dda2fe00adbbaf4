import { type OutcomesAnswer, removed } from '@passline/shared/api'
import type { Answer } from '../api/answer.ts'
import type { ApiClient } from '../api/client.ts'
import type { OutboxEntry } from '../api/outboxEntry.ts'

/** Sends one action of the outbox to the server, under its key. */
export function post(client: ApiClient, { request, key }: OutboxEntry): Promise<Answer<OutcomesAnswer>> {
  const ask = (path: string, body: unknown) =>
    client.ask({ method: 'POST', path: `/v1/shops/${request.shopId}${path}`, body, key }, wholeAnswer)
  switch (request.kind) {
    case 'goodsActions':
      return client.goodsActions(request.shopId, request.body, key)
    case 'cancellationsSeen':
      return client.cancellationsSeen(request.shopId, request.body, key)
    case 'rushesSeen':
      return ask('/goods/rushes-seen', request.body)
    case 'changesSeen':
      return ask(`/orders/${request.orderId}/seen`, request.body)
    case 'moveGoods':
      return ask(`/goods/${request.goodsId}/station`, { stationId: request.stationId })
    case 'soldOut':
      return ask(`/dishes/${request.dishId}/sold-out`, { until: request.until })
    case 'backOnSale':
      return ask(`/dishes/${request.dishId}/back-on-sale`, {})
    case 'answerCall':
      return client.answerCall(request.callId, key)
    case 'takePadCall':
      return client.padCallStep(request.shopId, request.padCallId, 'take', key)
    case 'donePadCall':
      return client.padCallStep(request.shopId, request.padCallId, 'done', key)
    default:
      return request satisfies never
  }
}

/** What is decided as a whole has no outcome line by line: only the position that shows it matters here. */
const wholeAnswer = removed.loose().transform(({ rev }): OutcomesAnswer => ({ rev, outcomes: [] }))
