import type { OrderGoods } from '@passline/shared/goods'
import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useWords } from './useWords.ts'

/** Why a line cannot be cancelled any more [K7], and what can be done instead. Nothing for lines that can be, or are. */
export function WhyNotCancel({ goods, timeZone }: { goods: OrderGoods; timeZone: string }) {
  const { t } = useWords()
  const text = reason()
  if (text === null) return null
  return (
    <div className="warning" data-testid="why-not-cancel">
      <Icon name={goods.status === 'making' ? 'half' : 'check'} />
      <p>
        <b>{text}</b>
        <br />
        {t(goods.status === 'making' ? 'cashier.line.insteadMaking' : 'cashier.line.insteadMade')}
      </p>
    </div>
  )

  function reason(): string | null {
    const time = (at: string | null) => (at === null ? '' : timeOfDay(Date.parse(at), timeZone))
    switch (goods.status) {
      case 'making':
        return t('cashier.line.whyMaking', { time: time(goods.startedAt) })
      case 'made':
      case 'called':
        return t('cashier.line.whyMade', { time: time(goods.madeAt) })
      case 'pickedUp':
      case 'delivered':
        return t('cashier.line.whyServed', { time: time(goods.pickedUpAt) })
      case 'waiting':
      case 'cancelled':
        return null
      default:
        return goods.status satisfies never
    }
  }
}
