import { shownSeqNo } from '@passline/shared/businessDay'
import { isOffered } from '@passline/shared/goods'
import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'
import { AllergyBar } from './AllergyBar.tsx'
import { DishList } from './DishList.tsx'
import type { Pile } from './pickups.ts'
import './load.css'

interface CarriedPaneProps {
  carried: readonly Pile[]
  timeZone: string
  onDeliver: (pile: Pile) => void
}

/** What was picked up and has not reached its guest [K6]. */
export function CarriedPane({ carried, timeZone, onDeliver }: CarriedPaneProps) {
  const { t } = useText()
  return (
    <section className="pane carried" data-testid="carried">
      <h2>
        <span>{t('waiter.carried.heading')}</span>
        <small>{carried.length > 1 && t('waiter.carried.order')}</small>
      </h2>
      {carried.length === 0 && (
        <div className="empty">
          <Icon name="walk" />
          <h3>{t('waiter.carried.none')}</h3>
          <p>{t('waiter.carried.noneHint')}</p>
        </div>
      )}
      <ul>
        {carried.map((pile) => (
          <li key={pile.order.id} className="load" data-order-id={pile.order.id} data-seq={pile.order.seqNo} data-status={pile.status}>
            <div>
              <p className="no">
                <b>{whereTo(pile.order, t).no}</b> <span>{whereTo(pile.order, t).kind}</span>
                <span className="when">
                  {shownSeqNo(pile.order.seqNo)} · {t('waiter.carried.since')} {timeOfDay(Date.parse(pile.since), timeZone)}
                </span>
              </p>
              <AllergyBar order={pile.order} />
              <DishList order={pile.order} goods={pile.goods} />
            </div>
            {isOffered({ status: pile.status, held: null }, 'deliver') && (
              <button type="button" className="arrive" data-testid="deliver" onClick={() => onDeliver(pile)}>
                {t('action.deliver')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
