import { useMemo } from 'react'
import { Ticket, type TicketHandlers, type TicketProps } from '../../parts/Ticket.tsx'
import { usePaintNotes } from '../usePaintNotes.ts'
import { OverflowCard } from './OverflowCard.tsx'
import type { Packing, Placement } from './pack.ts'
import type { Selection } from './selection.ts'
import { barStep } from './steps.ts'
import type { WallTicket } from './wall.ts'
import { GAP, type WallLayout } from './wallLayout.ts'

/** What every ticket of a wall is given alike. */
type Shared = Pick<
  TicketProps,
  'reverted' | 'isProvisional' | 'settings' | 'stationOf' | 'stationName' | 'shownAt' | 'timeZone' | 'ticking'
>

export interface WallProps extends Shared {
  tickets: readonly WallTicket[]
  packing: Packing
  page: number
  isMeasured(ticket: WallTicket): boolean
  layout: WallLayout
  isDocked: boolean
  isLow: boolean
  /** Height of a column, px. */
  room: number
  selection: Selection | null
  expandedId: string | null
  /** The dish that somebody looks for. */
  lit: string | null
  rev: number
  /** Null: the wall is only looked at. */
  on: TicketHandlers | null
  onNextPage(): void
}

const MOST_DIGITS = 8

/** The tickets of one page, each where the packing puts it. */
export function Wall(props: WallProps) {
  const { tickets, packing, page, layout, expandedId } = props
  const here = packing.placements.filter((place) => place.page === page)
  const rest = packing.placements.filter((place) => place.page > page).map((place) => place.id)
  const expanded = here.find((place) => place.id === expandedId)
  return (
    <>
      {here.map((place, at) => (
        <Slot
          key={place.id}
          {...props}
          place={place}
          digit={at < MOST_DIGITS && props.on ? at + 1 : null}
          isCovered={place.id === expandedId}
        />
      ))}
      {expanded && <Expanded {...props} place={expanded} />}
      {rest.length > 0 && !props.isDocked && (
        <div className="slot" style={{ left: leftOf(layout.columns - 1, layout), bottom: GAP, width: layout.columnWidth }}>
          <OverflowCard
            tickets={tickets.filter((ticket) => rest.includes(ticket.order.id))}
            ticking={props.ticking}
            isLow={props.isLow}
            onOpen={props.onNextPage}
          />
        </div>
      )}
    </>
  )
}

interface SlotProps extends WallProps {
  place: Placement
  digit: number | null
  isCovered: boolean
}

function Slot(props: SlotProps) {
  const { place, layout, tickets, isCovered } = props
  const ticket = tickets.find((each) => each.order.id === place.id)
  const order = ticket?.order
  usePaintNotes(
    useMemo(() => (order ? [order] : []), [order]),
    props.rev,
    props.ticking,
  )
  // The same list as long as it says the same: the ticket is drawn again only when it does not.
  const folded = place.hidden.join()
  const hidden = useMemo(() => (folded === '' ? NONE : folded.split(',').map(Number)), [folded])
  if (!ticket) return null
  const isMeasured = props.isMeasured(ticket)
  return (
    <div
      className={place.height > props.room ? 'slot tall' : 'slot'}
      data-slot={place.id}
      style={{
        left: leftOf(place.column, layout),
        top: GAP + place.top,
        width: layout.columnWidth,
        maxHeight: props.room,
        visibility: isCovered ? 'hidden' : undefined,
      }}
    >
      {ticketOf(props, ticket, {
        digit: props.digit,
        hidden: isMeasured ? hidden : NONE,
        isTight: isMeasured && place.isTight,
        isExpanded: false,
      })}
    </div>
  )
}

/** Grows over one neighbour, two columns wide, until closed. */
function Expanded(props: WallProps & { place: Placement }) {
  const { place, layout, tickets } = props
  const ticket = tickets.find((each) => each.order.id === place.id)
  if (!ticket) return null
  const span = Math.min(2, layout.columns)
  const left = leftOf(Math.min(place.column, layout.columns - span), layout)
  return (
    <div className="slot over" style={{ left, top: GAP, width: layout.columnWidth * span + GAP * (span - 1) }}>
      {ticketOf(props, ticket, { digit: null, hidden: NONE, isTight: false, isExpanded: true })}
    </div>
  )
}

/** A ticket with nothing in its props that changes while the ticket does not: only then it is not drawn again. */
function ticketOf(props: WallProps, ticket: WallTicket, own: Pick<TicketProps, 'digit' | 'hidden' | 'isTight' | 'isExpanded'>) {
  const isSelected = props.selection?.orderId === ticket.order.id
  return (
    <Ticket
      ticket={ticket}
      bar={barStep(ticket, props.settings.oneTap)?.label ?? null}
      {...own}
      isSelected={isSelected}
      cursor={isSelected ? (props.selection?.goodsId ?? null) : null}
      reverted={ticket.lines.some((goods) => props.reverted.has(goods.id)) ? props.reverted : NOTHING}
      lit={ticket.lines.some((goods) => goods.dishId === props.lit) ? props.lit : null}
      isProvisional={props.isProvisional}
      settings={props.settings}
      stationOf={props.stationOf}
      stationName={props.stationName}
      shownAt={props.shownAt}
      timeZone={props.timeZone}
      ticking={props.ticking}
      on={props.on}
    />
  )
}

const NOTHING: ReadonlySet<never> = new Set()
const NONE: readonly number[] = []

function leftOf(column: number, layout: WallLayout): number {
  return GAP + column * (layout.columnWidth + GAP)
}
