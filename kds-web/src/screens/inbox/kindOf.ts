import type { MessageEvent } from '@passline/shared/messageEvent'
import { MSG_TYPE } from '@passline/shared/rule'
import type { KeptMessage } from '../../live/types.ts'
import type { IconName } from '../../parts/Icon.tsx'

/** What a message is about, in the few kinds that people tell apart at a glance. */
export type MessageKind = 'call' | 'late' | 'rush' | 'ready' | 'order' | 'cancelled' | 'soldOut' | 'trouble' | 'notice'

export function kindOf({ event, msgType }: Pick<KeptMessage, 'event' | 'msgType'>): MessageKind {
  return KINDS[event as MessageEvent] ?? (msgType === MSG_TYPE.padCall ? 'call' : 'notice')
}

export const KIND_ICONS = {
  call: 'bell',
  late: 'oct',
  rush: 'rush',
  ready: 'dish',
  order: 'plus',
  cancelled: 'x',
  soldOut: 'minus',
  trouble: 'alert',
  notice: 'msg',
} as const satisfies Record<MessageKind, IconName>

const KINDS: Partial<Record<MessageEvent, MessageKind>> = {
  padCall: 'call',
  goodsOverdue: 'late',
  goodsUncollected: 'late',
  orderUnseen: 'late',
  rush: 'rush',
  goodsMade: 'ready',
  goodsCalled: 'ready',
  orderPlaced: 'order',
  goodsAdded: 'order',
  goodsAccepted: 'order',
  goodsStarted: 'order',
  orderCancelled: 'cancelled',
  goodsCancelled: 'cancelled',
  soldOut: 'soldOut',
  deviceOffline: 'trouble',
  zoneSilent: 'trouble',
}
