import type { Channel } from './channel.ts'
import { NUMBER_CALLED } from './numberCalled.ts'
import type { OrderSource } from './order.ts'
import { cellKey, everyCell, type MessageRule, MSG_TYPE, messageRule, type RuleCell } from './rule.ts'

type Cells = Partial<Record<Channel, Partial<MessageRule>>>

const REFRESH: Partial<MessageRule> = { msgType: MSG_TYPE.refresh, lifetime: 30 }
const NOTIFY: Partial<MessageRule> = { msgType: MSG_TYPE.notify, lifetime: 3_600 }

/** Heard twice, twenty seconds apart, and not the second time when a cook has started. */
const NEW_ORDER: Partial<MessageRule> = { times: 2, interval: 20, lifetime: 60, stopWhen: ['goodsStarted'] }

/** [K18] From a wristband an order goes to the cashier, from anywhere else to the kitchen and the board. */
const ordering = (source: OrderSource): Cells =>
  source === 'wristband'
    ? { cashier: { ...NEW_ORDER, stopWhen: ['goodsStarted', 'callAnswered'] } }
    : { kitchen: NEW_ORDER, board: REFRESH }

const called = (source: OrderSource): Cells => ({
  waiter: {
    times: 6,
    interval: 30,
    lifetime: 600,
    stopWhen: ['goodsPickedUp', 'callAnswered'],
    escalate: { channel: 'cashier', after: 180 },
  },
  // Who sits in a room is served there; the board calls the guests who fetch their dishes.
  board: source === 'roomPad' ? REFRESH : { templateId: NUMBER_CALLED, times: 2, interval: 20, lifetime: 60, stopWhen: ['goodsPickedUp'] },
})

const BY_SOURCE: Record<string, (source: OrderSource) => Cells> = {
  orderPlaced: ordering,
  goodsAdded: ordering,
  goodsAccepted: (source): Cells => (source === 'wristband' ? { kitchen: NEW_ORDER, board: REFRESH } : {}),
  // [K8] Cancelling refreshes the kitchen screens and is not spoken.
  orderCancelled: () => ({ kitchen: REFRESH, board: REFRESH }),
  goodsCancelled: () => ({ kitchen: REFRESH, board: REFRESH }),
  goodsMade: () => ({ pass: { ...NOTIFY, lifetime: 600, grace: 2 } }),
  goodsCalled: called,
  goodsPickedUp: (source) => ({ board: { ...REFRESH, grace: 2 }, ...(source === 'roomPad' ? { roomPad: { ...NOTIFY, grace: 2 } } : {}) }),
  goodsOverdue: () => ({ kitchen: { lifetime: 120 }, pass: NOTIFY }),
  goodsUncollected: () => ({ pass: { lifetime: 120 }, cashier: NOTIFY }),
  rush: () => ({ kitchen: { lifetime: 120 } }),
  orderUnseen: () => ({ cashier: { times: 3, interval: 30, lifetime: 120, stopWhen: ['goodsStarted', 'callAnswered'] } }),
}

const OTHERS: Record<string, Cells> = {
  roomCleaned: { kitchen: REFRESH, cashier: NOTIFY },
  padCall: {
    waiter: {
      msgType: MSG_TYPE.padCall,
      times: 6,
      interval: 30,
      lifetime: 900,
      stopWhen: ['callAnswered'],
      escalate: { channel: 'cashier', after: 60 },
    },
  },
  callAnswered: { roomPad: NOTIFY },
  technicianOnClock: { cashier: NOTIFY },
  technicianOffClock: { cashier: NOTIFY },
  deviceOffline: { cashier: NOTIFY },
  zoneSilent: { cashier: { lifetime: 300 } },
  soldOut: { waiter: NOTIFY, cashier: NOTIFY },
}

/** The rules that hold where neither brand nor shop has its own: cell → rule. What is missing is off. */
export const DEFAULT_RULES: ReadonlyMap<string, MessageRule> = new Map(
  everyCell().flatMap((cell) => {
    const part = (cell.source === 'none' ? OTHERS[cell.event] : BY_SOURCE[cell.event]?.(cell.source))?.[cell.channel]
    return part ? [[cellKey(cell), ruleOf(cell, part)] as const] : []
  }),
)

/** A rule that is off, for the cells that nobody has set. */
export function ruleOff(cell: RuleCell): MessageRule {
  return messageRule.parse({ on: false, templateId: cell.event })
}

function ruleOf(cell: RuleCell, part: Partial<MessageRule>): MessageRule {
  const templateId = part.msgType === MSG_TYPE.refresh ? null : cell.event
  return messageRule.parse({ templateId, ...part })
}
