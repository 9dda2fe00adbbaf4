import { shownSeqNo } from '@passline/shared/businessDay'
import { useActions } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { SlipGuard } from '../../parts/slip.ts'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'
import type { Standing } from './totals.ts'
import './pickups.css'

/** More of them would push the totals away. */
const MOST = 3

/** The stage alarm: what was called and nobody has collected. A tap calls again. It stands beside the wall, so that nothing there moves for it. */
export function Pickups({ standing, slip }: { standing: readonly Standing[]; slip: SlipGuard }) {
  const { t } = useText()
  const { takeStep } = useActions()
  if (standing.length === 0) return null
  return (
    <section className="pickups" aria-label={t('kitchen.waitingPickup')} data-testid="pickups">
      <h2>
        <Icon name="bell" solid />
        {t('kitchen.waitingPickup')}
        <b>{standing.length}</b>
      </h2>
      <ul>
        {standing.slice(0, MOST).map(({ order, goods, level, minutes }) => {
          const { no, kind } = whereTo(order, t)
          return (
            <li key={order.id} className={level} data-seq={order.seqNo}>
              <Icon name={level === 'late' ? 'oct' : 'tri'} solid />
              <span className="w">
                <b>{no}</b> <small>{order.place ? shownSeqNo(order.seqNo) : kind}</small>
                <small className="min">{t('kitchen.uncollected', { n: minutes })}</small>
              </span>
              <button
                type="button"
                aria-label={`${t('kitchen.sheet.callAgain')} ${no}`}
                onClick={() =>
                  // What was called leaves the list, and the next one takes its place under the finger.
                  slip.isSlip('pickups') ||
                  takeStep(
                    ['call'],
                    goods.map(({ id }) => ({ goodsId: id })),
                  )
                }
              >
                {t('kitchen.callAgain')}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
