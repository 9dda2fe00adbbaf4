import { shownSeqNo } from '@passline/shared/businessDay'
import type { OrderGoods } from '@passline/shared/goods'
import type { GoodsId, OrderId } from '@passline/shared/ids'
import { Fragment, memo, type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../text/i18n.ts'
import { AllergyBlocks } from './AllergyBlocks.tsx'
import { countRender } from './countRender.ts'
import { GoodsLine } from './GoodsLine.tsx'
import { Icon } from './Icon.tsx'
import type { LineHandlers, LineSettings } from './lineProps.ts'
import { NewsBar } from './NewsBar.tsx'
import { RoundNote } from './RoundNote.tsx'
import { SectionBar } from './SectionBar.tsx'
import { StationGroups } from './StationGroups.tsx'
import { TicketHead } from './TicketHead.tsx'
import { type BarLabel, PLAIN, type TicketView } from './ticketView.ts'
import type { Ticking } from './ticking.ts'
import './ticket.css'

export interface TicketHandlers extends LineHandlers {
  /** The next step of the whole ticket. */
  bar(orderId: OrderId): void
  expand(orderId: OrderId): void
  /** The stations here have seen the allergies of these rounds. */
  allergySeen(orderId: OrderId, rounds: readonly number[]): void
  /** The stations here have seen what changed. */
  newsSeen(orderId: OrderId): void
}

export interface TicketProps {
  ticket: TicketView
  bar: BarLabel | null
  /** The key that selects it, 1 to 8. */
  digit: number | null
  /** The places of the lines that found no room. */
  hidden: readonly number[]
  /** Its texts are shortened: a column does not hold them. */
  isTight: boolean
  isSelected: boolean
  isExpanded: boolean
  cursor: GoodsId | null
  reverted: ReadonlySet<GoodsId>
  /** The dish that somebody looks for on the wall, when this ticket has it. */
  lit: string | null
  isProvisional(goods: OrderGoods): boolean
  settings: LineSettings
  /** The name of a line's station, or null where it goes without saying. */
  stationOf(goods: OrderGoods): string | null
  /** The name of a station by its id. */
  stationName(stationId: string): string
  /** Where else a station is shown: here, on another screen, or nowhere. */
  shownAt(stationId: string): 'here' | 'there' | 'nowhere'
  timeZone: string
  ticking: Ticking
  /** What a finger can do; null: the ticket is only looked at, and shows states and times in the place of buttons. */
  on: TicketHandlers | null
}

/** One order on the wall. Its clocks re-render by themselves. */
export const Ticket = memo(function Ticket(props: TicketProps) {
  const { ticket, hidden, isExpanded, on } = props
  const { t } = useText()
  const { order } = ticket
  const onExpand = isExpanded || !on ? null : () => on.expand(order.id)
  countRender(order.id)
  return (
    <TicketFrame {...props}>
      <TicketHead
        ticket={ticket}
        ticking={props.ticking}
        timeZone={props.timeZone}
        onOpen={props.isTight || hidden.length > 0 ? onExpand : null}
      >
        {isExpanded && on && (
          <button type="button" className="close" onClick={() => on.expand(order.id)}>
            {t('kitchen.collapse')}
            <kbd>Esc</kbd>
          </button>
        )}
      </TicketHead>
      <AllergyBlocks blocks={ticket.allergies} timeZone={props.timeZone} onSeen={on && ((rounds) => on.allergySeen(order.id, rounds))} />
      <NewsBar news={ticket.news} stationName={props.stationName} onSeen={on && (() => on.newsSeen(order.id))} />
      <RoundNote round={order.rounds[0]} onExpand={onExpand} />
      {isExpanded ? (
        <StationGroups
          ticket={ticket}
          shownAt={props.shownAt}
          stationName={props.stationName}
          lineOf={(goods) => <Line {...props} goods={goods} station={null} isAdded={goods.round > 1} isHidden={false} />}
        />
      ) : (
        <Sections {...props} />
      )}
      <Foot {...props} onExpand={onExpand} />
    </TicketFrame>
  )
})

function TicketFrame({ ticket, isSelected, isExpanded, isTight, cursor, children }: TicketProps & { children: ReactNode }) {
  const { order } = ticket
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isExpanded && cursor) frame.current?.querySelector(`[data-goods-id="${cursor}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [isExpanded, cursor])
  const classes = ['tk', ticket.isLeaving && 'leaving', isExpanded && 'expanded', isTight && 'tight']
  return (
    <article
      ref={frame}
      className={classes.filter(Boolean).join(' ')}
      aria-label={shownSeqNo(order.seqNo)}
      aria-current={isSelected || undefined}
      data-order-id={order.id}
      data-seq={order.seqNo}
      tabIndex={isExpanded ? 0 : undefined}
    >
      {children}
    </article>
  )
}

function Sections(props: TicketProps) {
  const { ticket, on } = props
  const hidden = new Set(props.hidden.map((at) => ticket.lines[at]?.id))
  return (
    <ul className="items">
      {ticket.sections.map((section) => (
        <Fragment key={section.key}>
          {section.kind !== 'first' && (
            <SectionBar
              section={section}
              isHidden={section.lines.every((goods) => hidden.has(goods.id))}
              timeZone={props.timeZone}
              ticking={props.ticking}
              onSeen={on && (() => on.newsSeen(ticket.order.id))}
              onExpand={on && (() => on.expand(ticket.order.id))}
            />
          )}
          {section.lines.map((goods) => (
            <Line
              key={goods.id}
              {...props}
              goods={goods}
              station={props.stationOf(goods)}
              isAdded={section.kind !== 'first'}
              isHidden={hidden.has(goods.id)}
            />
          ))}
        </Fragment>
      ))}
    </ul>
  )
}

function Line(props: TicketProps & { goods: OrderGoods; station: string | null; isAdded: boolean; isHidden: boolean }) {
  const { ticket, goods } = props
  return (
    <GoodsLine
      goods={goods}
      mark={ticket.marks.get(goods.id) ?? PLAIN}
      station={props.station}
      stationName={props.stationName}
      isAdded={props.isAdded}
      isHidden={props.isHidden}
      isCursor={props.cursor === goods.id}
      isReverted={props.reverted.has(goods.id)}
      isLit={props.lit === goods.dishId}
      isProvisional={props.isProvisional(goods)}
      settings={props.settings}
      timeZone={props.timeZone}
      ticking={props.ticking}
      on={props.on}
    />
  )
}

/** What always stays in sight: how many lines are folded away, and the next step of all. */
function Foot(props: TicketProps & { onExpand: (() => void) | null }) {
  const { hidden, on, onExpand } = props
  const { t } = useText()
  const more = t('kitchen.moreLines', { count: hidden.length })
  return (
    <div className="foot">
      {hidden.length > 0 && onExpand && (
        <button type="button" className="more-lines" onClick={onExpand}>
          {more}
          <Icon name="down" />
        </button>
      )}
      {hidden.length > 0 && !on && <p className="more-lines">{more}</p>}
      <Elsewhere {...props} />
      {on && <Bar {...props} on={on} />}
    </div>
  )
}

/** Who else is working on the order: it cannot leave before they are done. */
function Elsewhere({ ticket, stationName, isExpanded }: TicketProps) {
  const { t } = useText()
  if (ticket.elsewhere.length === 0 || isExpanded) return null
  return (
    <p className="elsewhere">
      <span>{t('kitchen.alsoAt')}</span>
      {ticket.elsewhere.map(({ stationId, lines }) => (
        <span key={stationId}>
          {stationName(stationId)} <b>{lines}</b>
        </span>
      ))}
    </p>
  )
}

function Bar({ ticket, bar, digit, on }: TicketProps & { on: TicketHandlers }) {
  const { t } = useText()
  const isShut = bar === null || bar === 'locked'
  return (
    <button type="button" className={bar === 'locked' ? 'bump shut' : 'bump'} disabled={isShut} onClick={() => on.bar(ticket.order.id)}>
      {digit !== null && <kbd>{digit}</kbd>}
      {bar === 'recallAll' && <Icon name="undo" />}
      {bar === 'locked' && <Icon name="lock" />}
      <span>{bar === null ? t(leftText(ticket)) : t(`kitchen.${bar}`)}</span>
    </button>
  )
}

function leftText({ lines }: TicketView): 'status.cancelled' | 'status.pickedUp' {
  return lines.every((goods) => goods.status === 'cancelled') ? 'status.cancelled' : 'status.pickedUp'
}
