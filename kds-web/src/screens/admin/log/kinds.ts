import type { EventName } from '@passline/shared/event'

/** The events of the journal by what a manager looks for. */
export const KINDS = {
  orders: [
    'orderPlaced',
    'goodsAdded',
    'goodsCancelled',
    'goodsRushed',
    'goodsNoted',
    'goodsMoved',
    'orderMoved',
    'goodsAccepted',
    'orderCompleted',
    'orderCancelled',
    'orderReopened',
    'roomCleaned',
  ],
  kitchen: ['goodsFired', 'goodsStarted', 'goodsMade', 'goodsRecalled', 'goodsSplit', 'rushSeen', 'changesSeen', 'cancellationSeen'],
  pass: ['goodsCalled', 'goodsPickedUp', 'goodsDelivered'],
  alarms: ['goodsOverdue', 'goodsUncollected', 'orderUnseen', 'orderSeen', 'deviceOffline', 'deviceOnline', 'zoneSilent', 'zoneHeard'],
  guests: ['padCallPlaced', 'padCallTaken', 'padCallDone', 'padCallCancelled', 'callAnswered', 'callCancelled'],
  menu: [
    'dishSaved',
    'dishRemoved',
    'dishSoldOut',
    'dishBackOnSale',
    'dishCounted',
    'stationSaved',
    'stationRemoved',
    'placeSaved',
    'placeRemoved',
  ],
  settings: [
    'shopChanged',
    'deviceAdded',
    'deviceMoved',
    'deviceRevoked',
    'technicianOnClock',
    'technicianOffClock',
    'messageRuleChanged',
    'messageTemplateChanged',
  ],
} as const satisfies Record<string, readonly EventName[]>

export type Kind = keyof typeof KINDS
export const kinds = Object.keys(KINDS) as Kind[]

type Sorted = (typeof KINDS)[Kind][number]
/** Fails to compile when an event belongs to no kind. */
export const nothingLeftOut: Exclude<EventName, Sorted> extends never ? true : never = true
