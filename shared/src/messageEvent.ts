import type { SpokenKind } from './spoken.ts'

/** A parameter of templates: how it is said, and what it looks like in a preview. */
interface Parameter {
  said: SpokenKind
  sample: { zh: string; en: string }
}

/** Every parameter that templates may name in braces. */
export const PARAMETERS = {
  /** Where it goes, with its kind: 801房间, A06桌, B217手牌, 外带#12. */
  target: { said: 'place', sample: { zh: '801房间', en: 'Room 801' } },
  roomName: { said: 'place', sample: { zh: '801', en: '801' } },
  tableName: { said: 'place', sample: { zh: 'A06', en: 'A06' } },
  wristbandName: { said: 'place', sample: { zh: 'B217', en: 'B217' } },
  seqNo: { said: 'seqNo', sample: { zh: '#12', en: '#12' } },
  /** The dish; of several dishes the first and how many: 水饺等2道菜. */
  goodsName: { said: 'name', sample: { zh: '水饺', en: 'Dumplings' } },
  /** Portions, all dishes together. */
  num: { said: 'count', sample: { zh: '2', en: '2' } },
  /** The dishes with their portions: 水饺2份、红烧肉1份. */
  goods: { said: 'name', sample: { zh: '水饺2份', en: '2 × Dumplings' } },
  stationName: { said: 'name', sample: { zh: '面点', en: 'Noodles' } },
  note: { said: 'text', sample: { zh: '少放辣', en: 'less spicy' } },
  minutes: { said: 'minutes', sample: { zh: '6', en: '6' } },
  callKind: { said: 'name', sample: { zh: '加水', en: 'water' } },
  text: { said: 'text', sample: { zh: '要一双筷子', en: 'a pair of chopsticks' } },
  waiterName: { said: 'name', sample: { zh: '小林', en: 'Lin' } },
  technicianName: { said: 'name', sample: { zh: '8号技师', en: 'Technician 8' } },
  deviceName: { said: 'name', sample: { zh: '热菜屏', en: 'Hot kitchen screen' } },
  zoneName: { said: 'name', sample: { zh: '后厨', en: 'kitchen' } },
} as const satisfies Record<string, Parameter>

export type ParameterName = keyof typeof PARAMETERS

const OF_ORDER = ['target', 'roomName', 'tableName', 'wristbandName', 'seqNo'] as const
const OF_GOODS = [...OF_ORDER, 'goodsName', 'num', 'goods', 'stationName'] as const

/**
 * The business events about which the message centre speaks: whether their rules depend on the source of an order, and which
 * parameters their templates may name. Programs may send events of their own; those take any parameter.
 */
export const MESSAGE_EVENTS = {
  orderPlaced: { bySource: true, parameters: [...OF_GOODS, 'note'] },
  goodsAdded: { bySource: true, parameters: [...OF_GOODS, 'note'] },
  /** The cashier has accepted what a wristband ordered; only then the kitchen hears of it [K26]. */
  goodsAccepted: { bySource: true, parameters: [...OF_GOODS, 'note'] },
  orderCancelled: { bySource: true, parameters: OF_GOODS },
  goodsCancelled: { bySource: true, parameters: OF_GOODS },
  goodsStarted: { bySource: true, parameters: OF_GOODS },
  goodsMade: { bySource: true, parameters: OF_GOODS },
  goodsCalled: { bySource: true, parameters: OF_GOODS },
  goodsPickedUp: { bySource: true, parameters: OF_GOODS },
  goodsOverdue: { bySource: true, parameters: [...OF_GOODS, 'minutes'] },
  goodsUncollected: { bySource: true, parameters: [...OF_GOODS, 'minutes'] },
  rush: { bySource: true, parameters: OF_GOODS },
  orderUnseen: { bySource: true, parameters: OF_GOODS },
  roomCleaned: { bySource: false, parameters: ['target', 'roomName'] },
  padCall: { bySource: false, parameters: ['target', 'roomName', 'callKind', 'text'] },
  callAnswered: { bySource: false, parameters: ['target', 'roomName', 'callKind', 'waiterName'] },
  technicianOnClock: { bySource: false, parameters: ['technicianName'] },
  technicianOffClock: { bySource: false, parameters: ['technicianName'] },
  deviceOffline: { bySource: false, parameters: ['deviceName'] },
  zoneSilent: { bySource: false, parameters: ['zoneName'] },
  soldOut: { bySource: false, parameters: ['goodsName'] },
} as const satisfies Record<string, { bySource: boolean; parameters: readonly ParameterName[] }>

export type MessageEvent = keyof typeof MESSAGE_EVENTS

export const messageEvents = Object.keys(MESSAGE_EVENTS) as [MessageEvent, ...MessageEvent[]]

/** Whether the event is one of the house; programs send others too. */
export function isMessageEvent(event: string): event is MessageEvent {
  return event in MESSAGE_EVENTS
}

/** The parameters that templates of an event may name, or null when it takes any: an event of a program's own. */
export function parametersOf(event: string): readonly ParameterName[] | null {
  return isMessageEvent(event) ? MESSAGE_EVENTS[event].parameters : null
}
