import type { GoodsStatus } from '@passline/shared/goods'
import type { DeviceId, GoodsId } from '@passline/shared/ids'
import type { MessagePush } from '@passline/shared/message'
import type { ShopState } from '@passline/shared/state'

type About = Pick<MessagePush, 'event' | 'goodsIds' | 'padCallId' | 'dishId'>

/**
 * Whether what a message is about is over by the state of the shop: the goods are picked up, somebody else goes to the guest, the dish is back
 * on sale. The state must be no older than the message. What only time ends is never over here.
 * @param device this device: a call that it took itself stays until it is done
 */
export function isOver(message: About, state: ShopState, device: DeviceId): boolean {
  if (message.padCallId !== null) return isCallOver(message.padCallId, state, device)
  if (message.dishId) return state.dishes.get(message.dishId)?.soldOut === false
  if (message.goodsIds.length === 0) return false
  if (message.event === 'orderUnseen') return !isUnseen(message.goodsIds, state)
  const stands = STANDS[message.event]
  return stands !== undefined && !statusesOf(message.goodsIds, state).some((status) => stands.has(status))
}

/** In which statuses of its goods a message still has its reason. */
const STANDS: Readonly<Record<string, ReadonlySet<GoodsStatus>>> = {
  orderPlaced: new Set(['waiting']),
  goodsAdded: new Set(['waiting']),
  goodsAccepted: new Set(['waiting']),
  rush: new Set(['waiting', 'making']),
  goodsOverdue: new Set(['waiting', 'making']),
  goodsMade: new Set(['made', 'called']),
  goodsCalled: new Set(['called']),
  goodsUncollected: new Set(['called']),
}

function isCallOver(id: string, state: ShopState, device: DeviceId): boolean {
  const call = state.padCalls.get(id)
  return call === undefined || (call.takenBy !== null && call.takenBy.deviceId !== device)
}

function isUnseen(goodsIds: readonly GoodsId[], state: ShopState): boolean {
  return [...state.unseen.values()].some((each) => goodsIds.includes(each.goodsId))
}

function statusesOf(goodsIds: readonly GoodsId[], state: ShopState): GoodsStatus[] {
  const wanted = new Set(goodsIds)
  return [...state.orders.values()].flatMap((order) => order.goods.flatMap((goods) => (wanted.has(goods.id) ? [goods.status] : [])))
}
