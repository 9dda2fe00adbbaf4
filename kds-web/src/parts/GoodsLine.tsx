import { isUnseenCancellation, nextAction, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import { memo, type ReactNode } from 'react'
import { useText } from '../text/i18n.ts'
import { Elapsed } from './Elapsed.tsx'
import { Icon } from './Icon.tsx'
import type { Ticking } from './ticking.ts'
import { timeOfDay } from './time.ts'
import { useLongPress } from './useLongPress.ts'

export interface LineHandlers {
  /** The line's next step. */
  step(goodsId: GoodsId): void
  /** Its last step back. */
  takeBack(goodsId: GoodsId): void
  /** More that can be done with it: a part of it, calling again. */
  more(goodsId: GoodsId): void
}

interface GoodsLineProps {
  goods: OrderGoods
  /** Said under the dish when the wall shows all stations. */
  station: string | null
  isAdded: boolean
  isHidden: boolean
  isCursor: boolean
  /** It just fell back, because the server said no. */
  isReverted: boolean
  /** A part that the server has not confirmed yet. */
  isProvisional: boolean
  oneTap: boolean
  timeZone: string
  ticking: Ticking
  on: LineHandlers
}

/** A longer note is set smaller, never cut: it may say what hurts. */
const LONG_NOTE = 40

/** One line of a ticket. A tap anywhere on it is its next step; the quantity, or a long press, opens the rest. */
export const GoodsLine = memo(function GoodsLine(props: GoodsLineProps) {
  const { goods, on, isHidden } = props
  const press = useLongPress(
    () => on.step(goods.id),
    () => on.more(goods.id),
  )
  return (
    <li
      className={classOf(props)}
      hidden={isHidden}
      data-goods-id={goods.id}
      data-status={goods.status}
      aria-current={props.isCursor || undefined}
      {...(props.isProvisional ? {} : press)}
    >
      <Quantity {...props} />
      <div className="nm">
        <Name {...props} />
        <Under {...props} />
      </div>
      <Act {...props} />
      {goods.note !== '' && isToMake(goods) && <p className={goods.note.length > LONG_NOTE ? 'note small' : 'note'}>{goods.note}</p>}
    </li>
  )
})

function Name({ goods }: GoodsLineProps) {
  const { nameOf } = useText()
  return <p className="name">{nameOf(goods.name)}</p>
}

/** The number of portions; on a line that is made, the tick that takes it back. */
function Quantity({ goods, on, isProvisional }: GoodsLineProps) {
  const { t, nameOf } = useText()
  const name = nameOf(goods.name)
  if (goods.status === 'made' || goods.status === 'called')
    return (
      <button
        type="button"
        className="q back"
        disabled={isProvisional}
        aria-label={t('kitchen.takeBack', { name })}
        onClick={alone(() => on.takeBack(goods.id))}
      >
        <Icon name={goods.status === 'made' ? 'check' : 'bell'} />
        {goods.quantity > 1 ? <small>×{goods.quantity}</small> : <Icon name="undo" />}
      </button>
    )
  if (!isToMake(goods)) return <span className="q">{goods.status === 'cancelled' ? goods.quantity : <Icon name="check" />}</span>
  return (
    <button
      type="button"
      className="q"
      disabled={isProvisional}
      aria-label={t('kitchen.moreOf', { name: `${goods.quantity} ${name}` })}
      onClick={alone(() => on.more(goods.id))}
    >
      {goods.quantity}
    </button>
  )
}

function Under({ goods, station, timeZone }: GoodsLineProps) {
  const { t, nameOf } = useText()
  const step = stepText(goods, timeZone, t)
  if (goods.status === 'cancelled') return <p className="sub xx">{step}</p>
  return (
    <p className="sub">
      {goods.status === 'making' && (
        <span className="mk" role="img" aria-label={t('status.making')}>
          <Icon name="half" />
        </span>
      )}
      {isToMake(goods) && goods.rushCount > 0 && (
        <span className="mk" role="img" aria-label={t('kitchen.rush')}>
          <Icon name="rush" />
        </span>
      )}
      {station !== null && <span className="st">{station}</span>}
      {step !== null && <span className="dn">{step}</span>}
      {isToMake(goods) &&
        goods.options.map((option) => (
          <span key={`${option.groupId}.${option.choiceId}`} className="op">
            {nameOf(option.name)}
          </span>
        ))}
    </p>
  )
}

function Act({ goods, on, oneTap, isProvisional, ticking }: GoodsLineProps) {
  const { t, nameOf } = useText()
  const button = (className: string, text: string, more?: ReactNode) => (
    <button
      type="button"
      className={`act ${className}`}
      disabled={isProvisional}
      aria-label={`${text} ${nameOf(goods.name)}`}
      onClick={alone(() => on.step(goods.id))}
    >
      <span>{text}</span>
      {more}
    </button>
  )
  if (isUnseenCancellation(goods)) return button('ack', t('kitchen.gotIt'))
  const action = nextAction(goods)
  if (action === 'start' && oneTap) return button('fin', t('action.done'))
  if (action === 'start') return button('go', t('action.start'))
  if (action === 'done' && goods.startedAt)
    return button(
      'fin',
      t('action.done'),
      <small>
        <Elapsed since={Date.parse(goods.startedAt)} ticking={ticking} />
      </small>,
    )
  if (action === 'call') return button('call', t('action.call'))
  if (action === 'pickUp') return button('quiet', t('action.pickUp'))
  return <span className="act quiet" />
}

function stepText(goods: OrderGoods, timeZone: string, t: ReturnType<typeof useText>['t']): string | null {
  const time = (at: string | null) => (at === null ? '' : timeOfDay(Date.parse(at), timeZone))
  switch (goods.status) {
    case 'waiting':
    case 'making':
      return null
    case 'made':
      return t('kitchen.madeAt', { time: time(goods.madeAt) })
    case 'called':
      return goods.callCount > 1
        ? t('kitchen.calledTimes', { n: goods.callCount, time: time(goods.calledAt) })
        : t('kitchen.calledAt', { time: time(goods.calledAt) })
    case 'pickedUp':
      return t('kitchen.pickedUpAt', { time: time(goods.pickedUpAt) })
    case 'delivered':
      return t('kitchen.deliveredAt', { time: time(goods.deliveredAt) })
    case 'cancelled':
      return t('kitchen.cancelledAt', { time: time(goods.cancelledAt) })
    default:
      return goods.status satisfies never
  }
}

function classOf({ goods, isAdded, isReverted }: GoodsLineProps): string {
  const many = goods.quantity > 1 && isToMake(goods) ? ' many' : ''
  const digits = goods.quantity > 99 ? ' wide' : ''
  return `it ${LOOKS[goods.status]}${many}${digits}${isAdded ? ' add' : ''}${isReverted ? ' reverted' : ''}`
}

const LOOKS: Record<OrderGoods['status'], string> = {
  waiting: 'w',
  making: 'm',
  made: 'd',
  called: 'd c',
  pickedUp: 'd',
  delivered: 'd',
  cancelled: 'x',
}

function isToMake(goods: OrderGoods): boolean {
  return goods.status === 'waiting' || goods.status === 'making'
}

/** The button's own action, without the line's. */
function alone(work: () => void): (event: { stopPropagation(): void }) => void {
  return (event) => {
    event.stopPropagation()
    work()
  }
}
