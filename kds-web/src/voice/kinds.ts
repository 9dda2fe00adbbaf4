import { MSG_TYPE, type MsgType } from '@passline/shared/rule'

/** The sounds, told apart by pitch and rhythm alone. */
export type ChimeKind = 'waiterCall' | 'call' | 'overdue' | 'new' | 'added' | 'tick' | 'on' | 'timer'

/** How a message sounds, and what goes before what: the smaller number first. */
export interface Sounding {
  chime: ChimeKind
  priority: number
  /** A notice only ticks. */
  isSpoken: boolean
}

/** A refresh is never heard: null. */
export function soundingOf({ event, msgType }: { event: string; msgType: MsgType }): Sounding | null {
  if (msgType === MSG_TYPE.refresh) return null
  if (msgType === MSG_TYPE.notify) return { chime: 'tick', priority: 5, isSpoken: false }
  if (msgType === MSG_TYPE.padCall) return { chime: 'waiterCall', priority: 0, isSpoken: true }
  return SOUNDINGS[event] ?? OTHER
}

const URGENT: Sounding = { chime: 'overdue', priority: 2, isSpoken: true }
const OTHER: Sounding = { chime: 'added', priority: 4, isSpoken: true }

const SOUNDINGS: Readonly<Record<string, Sounding>> = {
  goodsCalled: { chime: 'call', priority: 1, isSpoken: true },
  rush: URGENT,
  goodsOverdue: URGENT,
  goodsUncollected: URGENT,
  orderUnseen: URGENT,
  deviceOffline: URGENT,
  zoneSilent: URGENT,
  orderPlaced: { chime: 'new', priority: 3, isSpoken: true },
  goodsAccepted: { chime: 'new', priority: 3, isSpoken: true },
}
