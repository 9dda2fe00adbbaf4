import type { DayReport } from '@passline/shared/reportApi'
import { useLive } from '../../../live/LiveContext.tsx'
import { useText } from '../../../text/i18n.ts'
import { Facts } from './Facts.tsx'

/** What else is counted of a day: orders, what was cancelled, not collected, sold out. */
export function DayFacts({ report }: { report: DayReport }) {
  const { t, nameOf } = useText()
  const dishes = useLive(({ state }) => state?.dishes)
  const minutes = useLive(({ state }) => state?.shop.settings.uncollectedMinutes ?? 0)
  const soldOut = report.soldOut.map(({ dishId, times }) => {
    const dish = dishes?.get(dishId)
    return t('admin.today.soldOutTimes', { dish: dish ? nameOf(dish.name) : dishId, n: times })
  })
  return (
    <section className="p">
      <header>
        <h2>{t('admin.today.side')}</h2>
      </header>
      <Facts
        facts={[
          { label: t('admin.today.orders'), value: report.orders },
          { label: t('admin.today.cancelled'), value: report.total.cancelled },
          { label: t('admin.today.uncollected', { n: minutes }), value: report.uncollected, isBad: report.uncollected > 0 },
        ]}
      />
      <p className="hint">
        {t('admin.today.soldOutDay')} {soldOut.length === 0 ? t('admin.today.soldOutNone') : soldOut.join(t('log.and'))}
      </p>
    </section>
  )
}
