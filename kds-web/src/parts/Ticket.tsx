import { shownSeqNo } from '@passline/shared/businessDay'
import type { OrderGoods } from '@passline/shared/goods'
import type { GoodsId, OrderId } from '@passline/shared/ids'
import type { CateringOrder, OrderRound } from '@passline/shared/order'
import { Fragment, memo } from 'react'
import { useText } from '../text/i18n.ts'
import { GoodsLine, type LineHandlers } from './GoodsLine.tsx'
import { Icon } from './Icon.tsx'
import { TicketHead } from './TicketHead.tsx'
import { type Ticking, useTick } from './ticking.ts'
import { timeOfDay } from './time.ts'
import './ticket.css'

/** An order as one screen shows it. */
export interface TicketView {
  order: CateringOrder
  sections: readonly { round: OrderRound; lines: readonly OrderGoods[] }[]
  lines: readonly OrderGoods[]
  isLeaving: boolean
}

export interface TicketHandlers extends LineHandlers {
  /** The next step of the whole ticket. */
  bar(orderId: OrderId): void
  expand(orderId: OrderId): void
}

interface TicketProps {
  ticket: TicketView
  bar: 'startAll' | 'doneAll' | 'callAll' | 'gotItAll' | 'recallAll' | null
  /** The key that selects it, 1 to 8. */
  digit: number | null
  hiddenLines: number
  isSelected: boolean
  isExpanded: boolean
  cursor: GoodsId | null
  reverted: ReadonlySet<GoodsId>
  isProvisional(goods: OrderGoods): boolean
  oneTap: boolean
  /** The name of a line's station, or null where it goes without saying. */
  stationOf(goods: OrderGoods): string | null
  timeZone: string
  ticking: Ticking
  on: TicketHandlers
}

/** One order on the wall. Its clocks re-render by themselves. */
export const Ticket = memo(function Ticket(props: TicketProps) {
  const { ticket, hiddenLines, isExpanded, on } = props
  const { t } = useText()
  const firstHidden = ticket.lines.length - hiddenLines
  return (
    <TicketFrame {...props}>
      <TicketHead order={ticket.order} lines={ticket.lines} ticking={props.ticking} timeZone={props.timeZone}>
        {isExpanded && (
          <button type="button" className="close" onClick={() => on.expand(ticket.order.id)}>
            {t('kitchen.collapse')}
            <kbd>Esc</kbd>
          </button>
        )}
      </TicketHead>
      <Allergies order={ticket.order} />
      <RoundNote round={ticket.order.rounds[0]} onExpand={isExpanded ? null : () => on.expand(ticket.order.id)} />
      <ul className="items">
        {ticket.sections.map(({ round, lines }, at) => (
          <Fragment key={round.round}>
            {round.round > 1 && <AddBar {...props} round={round} lines={lines} isHidden={startOf(ticket, at) >= firstHidden} />}
            {lines.map((goods, line) => (
              <GoodsLine
                key={goods.id}
                goods={goods}
                station={props.stationOf(goods)}
                isAdded={round.round > 1}
                isHidden={startOf(ticket, at) + line >= firstHidden}
                isCursor={props.cursor === goods.id}
                isReverted={props.reverted.has(goods.id)}
                isProvisional={props.isProvisional(goods)}
                oneTap={props.oneTap}
                timeZone={props.timeZone}
                ticking={props.ticking}
                on={on}
              />
            ))}
          </Fragment>
        ))}
      </ul>
      {hiddenLines > 0 && (
        <button type="button" className="more-lines" onClick={() => on.expand(ticket.order.id)}>
          {t('kitchen.moreLines', { count: hiddenLines })}
          <Icon name="down" />
        </button>
      )}
      <Bar {...props} />
    </TicketFrame>
  )
})

function TicketFrame({ ticket, isSelected, isExpanded, children }: TicketProps & { children: React.ReactNode }) {
  const { order } = ticket
  const classes = ['tk', ticket.isLeaving && 'leaving', isExpanded && 'expanded']
  return (
    <article
      className={classes.filter(Boolean).join(' ')}
      aria-label={shownSeqNo(order.seqNo)}
      aria-current={isSelected || undefined}
      data-order-id={order.id}
      data-seq={order.seqNo}
    >
      {children}
    </article>
  )
}

/** Every allergy of the guest, whichever round told it: the one thing on a ticket that can hurt somebody. */
function Allergies({ order }: { order: CateringOrder }) {
  const { t } = useText()
  const allergies = new Set(order.rounds.map((round) => round.allergyNote.trim()).filter((note) => note !== ''))
  return [...allergies].map((text) => (
    <p key={text} className={text.length > LONG_ALLERGY ? 'allergy lots' : 'allergy'}>
      <Icon name="alert" />
      <span>{t('kitchen.allergy', { text })}</span>
    </p>
  ))
}

/** Longer notes show their beginning, and the rest when the ticket is opened. */
const LONG_NOTE = 60
const LONG_ALLERGY = 24

/** What the guest said about the whole round. `onExpand` opens the ticket; null where it is open. */
function RoundNote({ round, onExpand }: { round: OrderRound | undefined; onExpand: (() => void) | null }) {
  const { t } = useText()
  const note = round?.note.trim() ?? ''
  if (note === '') return null
  if (note.length <= LONG_NOTE || onExpand === null) return <p className="note round">{note}</p>
  return (
    <button type="button" className="note round lots" onClick={onExpand}>
      <span>{note}</span>
      <b>
        {t('kitchen.wholeNote')}
        <Icon name="down" />
      </b>
    </button>
  )
}

/** The head of goods that were added later, with their own clock [K12]. Grey once all of them are started. */
function AddBar(props: TicketProps & { round: OrderRound; lines: readonly OrderGoods[]; isHidden: boolean }) {
  const { ticket, round, lines, isHidden, isExpanded, timeZone, ticking, on } = props
  const { t } = useText()
  const minutes = Math.floor((useTick(ticking, 1000) - Date.parse(round.at)) / 60_000)
  const isNew = lines.some((goods) => goods.status === 'waiting')
  return (
    <li className={isNew ? 'addbar' : 'addbar begun'} hidden={isHidden}>
      <span className="row">
        <Icon name="plus" />
        <span>{t('kitchen.added', { time: timeOfDay(Date.parse(round.at), timeZone) })}</span>
        <span className="ago">{minutes < 1 ? t('kitchen.justNow') : t('kitchen.ago', { n: minutes })}</span>
      </span>
      <RoundNote round={round} onExpand={isExpanded ? null : () => on.expand(ticket.order.id)} />
    </li>
  )
}

function Bar({ ticket, bar, digit, on }: TicketProps) {
  const { t } = useText()
  return (
    <button type="button" className="bump" disabled={bar === null} onClick={() => on.bar(ticket.order.id)}>
      {digit !== null && <kbd>{digit}</kbd>}
      {bar === 'recallAll' && <Icon name="undo" />}
      <span>{bar === null ? t(leftText(ticket)) : t(`kitchen.${bar}`)}</span>
    </button>
  )
}

function leftText({ lines }: TicketView): 'status.cancelled' | 'status.pickedUp' {
  return lines.every((goods) => goods.status === 'cancelled') ? 'status.cancelled' : 'status.pickedUp'
}

/** How many lines stand before a section. */
function startOf(ticket: TicketView, section: number): number {
  return ticket.sections.slice(0, section).reduce((sum, each) => sum + each.lines.length, 0)
}
