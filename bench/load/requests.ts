import type { GoodsActionRequest, PlaceOrderInput } from '@passline/shared/api'

/** Where requests go: a shop, and the token to go there with. */
export interface Target {
  id: string
  token: string
}

let lastKey = 0
const run = Date.now().toString(36)

/** An order of three lines, as a request ready to be sent; `choice` decides which dishes. */
export function orderRequest({ id, token }: Target, choice: number): string {
  return requestOf(`/v1/shops/${id}/orders`, token, bodies[choice % bodies.length] ?? '')
}

/** Steps on goods, as a request ready to be sent. */
export function stepRequest({ id, token }: Target, actions: GoodsActionRequest['actions'], goodsIds: readonly string[]): string {
  return requestOf(`/v1/shops/${id}/goods/actions`, token, JSON.stringify({ actions, goods: goodsIds.map((goodsId) => ({ goodsId })) }))
}

function requestOf(path: string, token: string, body: string): string {
  lastKey += 1
  return (
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: bench-${run}-${lastKey}\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  )
}

/** Bodies of orders, their bytes as latin1 letters. Take-away: each is an order of its own. */
const bodies = Array.from({ length: 10 }, (_, choice) => {
  const lines = [0, 3, 7].map((step, index) => ({
    dishId: `dish-${(choice + step) % 10}`,
    quantity: 1 + ((choice + index) % 3),
    note: index === 2 ? '少盐' : '',
  }))
  const order = { source: 'takeAway', lines } as unknown as PlaceOrderInput
  return Buffer.from(JSON.stringify(order)).toString('latin1')
})
