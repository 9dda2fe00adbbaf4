import { isUnseenCancellation, nextAction, type OrderGoods } from '@passline/shared/goods'
import type { ReactNode } from 'react'
import { useText } from '../text/i18n.ts'
import { Elapsed } from './Elapsed.tsx'
import { Icon } from './Icon.tsx'
import type { LineProps } from './lineProps.ts'
import { type Ticking, useTick } from './ticking.ts'
import { elapsed } from './time.ts'
import './lineAct.css'

/** The button of a line, whose tap is the line's: its next step. Where the line is only looked at, its state and time stand there. */
export function LineAct(props: LineProps) {
  return props.on ? <ActButton {...props} /> : <State {...props} />
}

function ActButton({ goods, mark, settings, isProvisional, ticking }: LineProps) {
  const { t, nameOf } = useText()
  const button = (className: string, text: string, more?: ReactNode, icon?: ReactNode) => (
    <button type="button" className={`act ${className}`} disabled={isProvisional}>
      <span>
        {icon}
        {text}
      </span>
      <span className="sr">{nameOf(goods.name)}</span>
      {more}
    </button>
  )
  if (isUnseenCancellation(goods) || mark.movedTo !== null) return button('ack', t('kitchen.gotIt'))
  const action = nextAction(goods)
  if (action === 'fire') return button('fire', t('action.fire'))
  if (action === 'start' && mark.isLocked) return <Lock name={nameOf(goods.name)} />
  if (action === 'start' && settings.oneTap) return button('fin', t('action.done'))
  if (action === 'start') return button('go', t('action.start'))
  if (action === 'done' && goods.startedAt && goods.timerSeconds !== null)
    return <TimedDone goods={goods} endsAt={Date.parse(goods.startedAt) + goods.timerSeconds * 1000} ticking={ticking} button={button} />
  if (action === 'done' && goods.startedAt)
    return button('fin', t('action.done'), <small>{<Elapsed since={Date.parse(goods.startedAt)} ticking={ticking} />}</small>)
  if (action === 'call') return button('call', t('action.call'))
  if (action === 'pickUp') return button('quiet', t('action.pickUp'))
  return <span className="act quiet" />
}

/** The start button while the allergy is not acknowledged. */
function Lock({ name }: { name: string }) {
  const { t } = useText()
  return (
    <button type="button" className="act lock" disabled aria-label={`${t('kitchen.locked')} ${name}`}>
      <Icon name="lock" />
    </button>
  )
}

interface TimedDoneProps {
  goods: OrderGoods
  /** Server time, ms. */
  endsAt: number
  ticking: Ticking
  button(className: string, text: string, more: ReactNode, icon?: ReactNode): ReactNode
}

/** The done button of a dish with a timer: it counts down, and says when the time has come. */
function TimedDone({ endsAt, ticking, button }: TimedDoneProps) {
  const { t } = useText()
  const left = endsAt - useTick(ticking)
  if (left > 0)
    return button(
      'fin timed',
      t('action.done'),
      <small>
        <Icon name="timer" />
        {elapsed(left)}
      </small>,
    )
  return button('fin up', t('kitchen.timeUp'), <small>+{elapsed(-left)}</small>, <Icon name="bell" solid />)
}

/** What a line that is only looked at says in the button's place. */
function State({ goods, mark, ticking }: LineProps) {
  const { t } = useText()
  const isRunning = goods.status === 'making' && goods.startedAt !== null
  if (goods.status === 'waiting' && mark.isLocked)
    return (
      <span className="act say">
        <Icon name="lock" />
      </span>
    )
  if (goods.status !== 'waiting' && !isRunning) return <span className="act say" />
  return (
    <span className={isRunning ? 'act say making' : 'act say'}>
      <span>{goods.held === null ? t(`status.${goods.status}`) : t('status.held')}</span>
      {isRunning && goods.startedAt && (
        <small>
          <Elapsed since={Date.parse(goods.startedAt)} ticking={ticking} />
        </small>
      )}
    </span>
  )
}
