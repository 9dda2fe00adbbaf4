import { isToMake, type OrderGoods } from '@passline/shared/goods'
import { memo } from 'react'
import { useText } from '../text/i18n.ts'
import { Icon } from './Icon.tsx'
import { LineAct } from './LineAct.tsx'
import { LineUnder } from './LineUnder.tsx'
import type { LineProps } from './lineProps.ts'
import { useLongPress } from './useLongPress.ts'
import './line.css'
import './note.css'

/** A longer note is set smaller; it may say what hurts. */
const LONG_NOTE = 40

/** One line of a ticket. A tap anywhere on it is its next step; the quantity, or a long press, opens the rest. */
export const GoodsLine = memo(function GoodsLine(props: LineProps) {
  const { goods, mark, on, isHidden } = props
  const { nameOf } = useText()
  const press = useLongPress(
    () => on?.step(goods.id),
    () => on?.more(goods.id),
  )
  const isWork = isToMake(goods) || goods.held !== null
  return (
    <li
      className={classOf(props)}
      hidden={isHidden}
      data-goods-id={goods.id}
      data-status={goods.status}
      data-held={goods.held ?? undefined}
      aria-current={props.isCursor || undefined}
      {...(props.isProvisional || !on ? {} : press)}
    >
      <Quantity {...props} />
      <div className="nm">
        <p className="name">{nameOf(goods.name)}</p>
        <LineUnder {...props} />
      </div>
      <LineAct {...props} />
      {mark.oldNote !== null && mark.oldNote !== '' && (
        <p className="note old" data-may-cut>
          {mark.oldNote}
        </p>
      )}
      {goods.note !== '' && isWork && mark.movedTo === null && (
        <p className={`note${goods.note.length > LONG_NOTE ? ' small' : ''}${mark.oldNote === null ? '' : ' fresh'}`} data-may-cut>
          {goods.note}
        </p>
      )}
    </li>
  )
})

/** The number of portions; on a line that is made, the tick that takes it back. */
function Quantity({ goods, mark, on, isProvisional }: LineProps) {
  const { t, nameOf } = useText()
  const name = nameOf(goods.name)
  const isOut = goods.status === 'cancelled' || mark.movedTo !== null
  if (!isOut && on && (goods.status === 'made' || goods.status === 'called'))
    return (
      <button type="button" className="q back" disabled={isProvisional} onClick={alone(() => on.takeBack(goods.id))}>
        <span className="sr">{t('kitchen.takeBack', { name })}</span>
        <Icon name={goods.status === 'made' ? 'check' : 'bell'} />
        {goods.quantity > 1 ? <small>×{goods.quantity}</small> : <Icon name="undo" />}
      </button>
    )
  if (isOut || (!on && goods.status === 'waiting') || (!on && goods.status === 'making')) return <span className="q">{goods.quantity}</span>
  if (goods.status !== 'waiting' && goods.status !== 'making')
    return (
      <span className="q done">
        <Icon name={goods.status === 'called' ? 'bell' : 'check'} />
        {goods.quantity > 1 && <small>×{goods.quantity}</small>}
      </span>
    )
  return (
    <button
      type="button"
      className="q"
      disabled={isProvisional}
      aria-label={t('kitchen.moreOf', { name: `${goods.quantity} ${name}` })}
      onClick={alone(() => on?.more(goods.id))}
    >
      {goods.quantity}
    </button>
  )
}

function classOf({ goods, mark, isAdded, isReverted, isLit, on }: LineProps): string {
  const look = mark.movedTo !== null ? 'x' : goods.held !== null && goods.status === 'waiting' ? 'h' : LOOKS[goods.status]
  const classes = [
    'it',
    look,
    goods.quantity > 1 && isToMake(goods) && look !== 'x' && 'many',
    goods.quantity > 99 && 'wide',
    isAdded && 'add',
    isReverted && 'reverted',
    isLit && 'lit',
    !on && 'still',
  ]
  return classes.filter(Boolean).join(' ')
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

/** The button's own action, without the line's. */
function alone(work: () => void): (event: { stopPropagation(): void }) => void {
  return (event) => {
    event.stopPropagation()
    work()
  }
}
