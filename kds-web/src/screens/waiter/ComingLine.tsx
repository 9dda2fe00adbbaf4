import { clockStart, type OrderGoods } from '@passline/shared/goods'
import { useServerNow, useTicking } from '../../live/LiveContext.tsx'
import { Elapsed } from '../../parts/Elapsed.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import { type ComingHandlers, mayRush } from './coming.ts'

interface ComingLineProps extends Pick<ComingHandlers, 'onRush'> {
  goods: OrderGoods
  timeZone: string
}

/** A dish that is not made yet: since when, whether it was rushed, and whether the kitchen has seen that. */
export function ComingLine({ goods, timeZone, onRush }: ComingLineProps) {
  const { t, nameOf } = useText()
  const ticking = useTicking()
  const now = useServerNow(5_000)
  const { rushCount, rushSeen } = goods
  return (
    <li className="coming-line" data-goods-id={goods.id} data-status={goods.status} data-held={goods.held ?? undefined}>
      <div>
        <p className="dish">
          {nameOf(goods.name)} ×{goods.quantity}
        </p>
        {goods.held !== 'course' && <p className="how">{how()}</p>}
        {rushCount > 0 && (
          <p className={rushSeen ? 'rushed seen' : 'rushed'} data-testid="rush-said">
            <Icon name={rushSeen ? 'check' : 'rush'} />
            {rushSeen
              ? t('waiter.coming.rushSeen', { time: timeOfDay(Date.parse(rushSeen.at), timeZone) })
              : t('waiter.coming.rushed', { n: rushCount })}
          </p>
        )}
      </div>
      {mayRush(goods, now) && (
        <button
          type="button"
          className="hurry"
          data-testid="rush"
          aria-label={`${t('action.rush')} ${nameOf(goods.name)}`}
          onClick={() => onRush(goods.id)}
        >
          {t('action.rush')}
        </button>
      )}
    </li>
  )

  function how() {
    if (goods.held === 'confirmation') return t('waiter.coming.unconfirmed')
    const since = goods.status === 'making' ? (goods.startedAt ?? goods.addedAt) : clockStart(goods)
    return (
      <>
        {t(`status.${goods.status}`)} <Elapsed since={Date.parse(since)} ticking={ticking} />
      </>
    )
  }
}
