import { useLive, useServerNow } from '../../../live/LiveContext.tsx'
import { useText } from '../../../text/i18n.ts'
import { Facts } from './Facts.tsx'
import { nowCounts } from './nowCounts.ts'

/** What stands open at this moment, live. */
export function NowFacts() {
  const { t, nameOf } = useText()
  const state = useLive((live) => live.state)
  const now = useServerNow(10_000)
  if (!state) return null
  const counts = nowCounts(state, now)
  return (
    <section className="p now">
      <header>
        <h2>{t('admin.today.now')}</h2>
      </header>
      <Facts
        facts={[
          { label: t('admin.today.nowOrders'), value: counts.orders },
          { label: t('admin.today.nowWaiting'), value: counts.waiting },
          { label: t('admin.today.nowMaking'), value: counts.making },
          { label: t('admin.today.nowLate'), value: counts.late, isBad: counts.late > 0 },
          { label: t('admin.today.nowMade'), value: counts.made },
          { label: t('admin.today.nowCalled'), value: counts.called },
          ...(counts.held > 0 ? [{ label: t('admin.today.nowHeld'), value: counts.held }] : []),
        ]}
      />
      <p className="hint">
        {t('admin.today.soldOutNow')}{' '}
        {counts.soldOut.length === 0 ? t('admin.today.soldOutNone') : counts.soldOut.map((dish) => nameOf(dish.name)).join(t('log.and'))}
      </p>
    </section>
  )
}
