import type { Allergen } from '@passline/shared/allergen'
import type { OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { CateringOrder, OrderRound } from '@passline/shared/order'
import type { StationSeen } from '@passline/shared/staff'
import type { Name } from '@passline/shared/text'

/** An order as one screen shows it. Its identity changes only when what it shows changes. */
export interface TicketView {
  order: CateringOrder
  sections: readonly TicketSection[]
  lines: readonly OrderGoods[]
  /** The lines without those that went to another station. */
  work: readonly OrderGoods[]
  /** What is special about a line, for the lines that have it. */
  marks: ReadonlyMap<GoodsId, LineMark>
  allergies: readonly AllergyBlock[]
  /** What changed since the stations here last looked, beside what came in under a bar of its own. */
  news: readonly News[]
  /** Stations that this screen does not show and that are not finished either, with their lines. */
  elsewhere: readonly { stationId: string; lines: number }[]
  /** Nothing is left to do here; it dims, and goes soon. */
  isLeaving: boolean
}

/** Lines under one head: the first ones (no head), an addition [K12], or a course that was fired later. */
export interface TicketSection {
  key: string
  kind: 'first' | 'added' | 'fired'
  round: OrderRound
  /** The course that was fired; the round's addition has none. */
  course: number
  /** When its clock began, ISO 8601, UTC. */
  at: string
  /** Nobody here has started or acknowledged all of it. */
  isNews: boolean
  lines: readonly OrderGoods[]
}

/** What is special about a line, beside what the line says of itself. */
export interface LineMark {
  /** Its station has not acknowledged the allergy of its round. */
  isLocked: boolean
  /** What it contains of what the guest must not be given. */
  contains: readonly Allergen[]
  /** The note before it was changed; null when it was not, or everybody here knows. */
  oldNote: string | null
  /** The station that it came from, until this one has acknowledged it. */
  movedFrom: string | null
  /** The station that it went to: it is not made here any more. */
  movedTo: string | null
  /** Portions of the same dish with the same options that wait on the whole wall, when other tickets have some too; else 0. */
  alike: number
}

export const PLAIN: LineMark = { isLocked: false, contains: [], oldNote: null, movedFrom: null, movedTo: null, alike: 0 }

/** An allergy that one or more rounds of the order told. */
export interface AllergyBlock {
  key: string
  rounds: readonly number[]
  allergies: readonly Allergen[]
  note: string
  /** When it was told, for a round that was added later; else null. ISO 8601, UTC. */
  addedAt: string | null
  /** Whoever acknowledged it last; null while a station here has not. */
  seen: StationSeen | null
}

/** One difference that is acknowledged once for the stations of the screen. Stations by id, places and notes as they are. */
export interface News {
  key: string
  kind: 'place' | 'note' | 'stationFrom' | 'rush'
  /** The dish; null when it is about the whole order. */
  name: Name | null
  from: string
  to: string
  isSeen: boolean
}

/** What the bottom bar of a ticket does with all of its lines; `locked`: nothing before the allergy is acknowledged. */
export type BarLabel = 'startAll' | 'doneAll' | 'callAll' | 'gotItAll' | 'recallAll' | 'fireAll' | 'locked'
