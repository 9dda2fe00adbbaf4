import { isOffered, lineFen, type OrderGoods } from '@passline/shared/goods'
import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { shownMoney } from '../../parts/money.ts'
import { timeOfDay } from '../../parts/time.ts'
import { canRush, isJustRushed } from './lateness.ts'
import type { LineHandlers } from './lineHandlers.ts'
import { shownState } from './orderRows.ts'
import { Status } from './Status.tsx'
import { useWords } from './useWords.ts'

interface OrderedLineProps {
  goods: OrderGoods
  timeZone: string
  on: LineHandlers
}

/** One ordered line: what it is, where it stands, and the steps that the cashier can take with it. */
export function OrderedLine({ goods, timeZone, on }: OrderedLineProps) {
  const { t, nameOf } = useWords()
  const name = nameOf(goods.name)
  const extras = [
    goods.round > 1 ? t('cashier.order.added') : '',
    goods.course > 1 ? t('cashier.course.nth', { n: goods.course }) : '',
    ...goods.options.map((option) => nameOf(option.name)),
    goods.note,
  ].filter((text) => text !== '')
  return (
    <li
      className="ordered"
      data-goods-id={goods.id}
      data-dish-id={goods.dishId}
      data-status={goods.status}
      data-held={goods.held ?? undefined}
      title={shownMoney(lineFen(goods))}
    >
      <span className="quantity">{goods.quantity}</span>
      <button type="button" className="name" title={t('cashier.line.open', { dish: name })} onClick={() => on.look(goods)}>
        {name}
        {extras.length > 0 && <small>{extras.join(t('cashier.comma'))}</small>}
      </button>
      <Steps goods={goods} on={on} />
      <Status status={shownState(goods)} />
      <Rushed goods={goods} timeZone={timeZone} />
    </li>
  )
}

/** That the line was rushed, and whether the kitchen has seen it. */
function Rushed({ goods, timeZone }: Pick<OrderedLineProps, 'goods' | 'timeZone'>) {
  const { t, rushWords } = useWords()
  if (goods.rushCount === 0 || !isOffered(goods, 'rush')) return null
  return (
    <p className="rushed" data-testid="rushed" data-seen={goods.rushSeen !== null}>
      <Icon name={goods.rushSeen ? 'check' : 'rush'} />
      {t('cashier.order.rushed', { n: goods.rushCount })}
      {t('cashier.comma')}
      {rushWords(goods, (at) => timeOfDay(Date.parse(at), timeZone))}
    </p>
  )
}

function Steps({ goods, on }: Pick<OrderedLineProps, 'goods' | 'on'>) {
  const { t } = useWords()
  const now = useServerNow()
  if (goods.held === 'confirmation' && goods.status === 'waiting')
    return (
      <button type="button" className="textlink" data-testid="confirm-line" onClick={on.confirm}>
        {t('cashier.confirm.accept')}
      </button>
    )
  return (
    <>
      {isOffered(goods, 'fire') && (
        <button type="button" className="textlink" data-testid="fire" onClick={() => on.fire([goods])}>
          {t('cashier.line.fire')}
        </button>
      )}
      {canRush(goods) && (
        <button type="button" className="textlink" data-testid="rush" disabled={isJustRushed(goods, now)} onClick={() => on.rush([goods])}>
          {t('cashier.order.rush')}
        </button>
      )}
      {isOffered(goods, 'cancel') && (
        <button type="button" className="textlink danger" data-testid="cancel-line" onClick={() => on.cancel(goods)}>
          {t('cashier.order.cancel')}
        </button>
      )}
    </>
  )
}
