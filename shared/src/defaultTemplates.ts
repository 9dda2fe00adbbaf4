import type { MessageEvent } from './messageEvent.ts'
import { NUMBER_CALLED, NUMBER_CALLED_TEXTS } from './numberCalled.ts'
import type { Template } from './template.ts'

/** The templates that every brand starts with; a brand's own of the same id takes its place. The id is the event's name. */
const TEXTS: Record<MessageEvent, { zh: string; en: string }> = {
  orderPlaced: { zh: '{target}下单了{goods}，请注意', en: '{target} ordered {goods}' },
  goodsAdded: { zh: '{target}加菜{goods}，请注意', en: '{target} added {goods}' },
  goodsAccepted: { zh: '{target}下单了{goods}，请注意', en: '{target} ordered {goods}' },
  orderCancelled: { zh: '{target}的订单{seqNo}已取消', en: 'Order {seqNo} of {target} is cancelled' },
  goodsCancelled: { zh: '{target}取消了{goods}', en: '{target} cancelled {goods}' },
  goodsStarted: { zh: '{target}的{goods}开始制作', en: '{goods} for {target} is being made' },
  goodsMade: { zh: '{target}的{goods}已做好', en: '{goods} for {target} is made' },
  goodsCalled: { zh: '{target}的{goods}已做好，请取餐', en: '{goods} for {target} is ready, please pick up' },
  goodsPickedUp: { zh: '您的{goods}已出餐，正在送来', en: 'Your {goods} is on its way' },
  goodsOverdue: { zh: '{target}的{goods}已超时，请尽快制作', en: '{goods} for {target} is overdue' },
  goodsUncollected: {
    zh: '{target}的{goods}无人取餐，已等{minutes}分钟',
    en: '{goods} for {target} has waited {minutes} minutes at the pass',
  },
  rush: { zh: '{target}催单：{goods}，请尽快', en: '{target} asks to hurry: {goods}' },
  orderUnseen: { zh: '{target}的{goods}后厨还没有屏幕显示，请确认', en: 'No kitchen screen has shown {goods} for {target}, please check' },
  roomCleaned: { zh: '{target}已清洁', en: '{target} is cleaned' },
  padCall: { zh: '{target}呼叫：{callKind}', en: '{target} calls: {callKind}' },
  callAnswered: { zh: '{waiterName}在路上', en: '{waiterName} is on the way' },
  technicianOnClock: { zh: '{technicianName}已上钟', en: '{technicianName} is on the clock' },
  technicianOffClock: { zh: '{technicianName}已下钟', en: '{technicianName} is off the clock' },
  deviceOffline: { zh: '{deviceName}已断线，请检查', en: '{deviceName} is offline, please check' },
  zoneSilent: {
    zh: '{zoneName}没有人能听到播报，请检查声音',
    en: 'Nobody in the {zoneName} can hear announcements, please check the sound',
  },
  soldOut: { zh: '{goodsName}已沽清', en: '{goodsName} is sold out' },
}

export const DEFAULT_TEMPLATES: readonly Template[] = [
  ...Object.entries(TEXTS).map(([event, texts]) => ({ id: event, event, texts })),
  { id: NUMBER_CALLED, event: 'goodsCalled', texts: NUMBER_CALLED_TEXTS },
]
