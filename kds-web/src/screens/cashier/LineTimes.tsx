import type { OrderGoods } from '@passline/shared/goods'
import { timeOfDay } from '../../parts/time.ts'
import { useWords } from './useWords.ts'

/** When each step of a line was taken, in the order of the steps, and whether the kitchen has seen that it was rushed. */
export function LineTimes({ goods, timeZone }: { goods: OrderGoods; timeZone: string }) {
  const { t, rushWords } = useWords()
  const timeOf = (at: string) => timeOfDay(Date.parse(at), timeZone)
  const steps: [word: string, at: string | null][] = [
    [t('cashier.line.ordered'), goods.addedAt],
    [t('cashier.line.fired'), goods.firedAt],
    [t('cashier.line.started'), goods.startedAt],
    [t('cashier.line.made'), goods.madeAt],
    [goods.callCount > 1 ? t('cashier.line.calledTimes', { n: goods.callCount }) : t('cashier.line.called'), goods.calledAt],
    [t('cashier.line.pickedUp'), goods.pickedUpAt],
    [t('cashier.line.delivered'), goods.deliveredAt],
    [t('cashier.line.cancelled'), goods.cancelledAt],
  ]
  return (
    <ol className="times" data-testid="line-times">
      {steps.map(
        ([word, at]) =>
          at !== null && (
            <li key={word}>
              <time dateTime={at}>{timeOf(at)}</time>
              <span>{word}</span>
            </li>
          ),
      )}
      {goods.rushedAt !== null && (
        <li className="rush">
          <time dateTime={goods.rushedAt}>{timeOf(goods.rushedAt)}</time>
          <span>
            {t('cashier.line.rushed', { n: goods.rushCount })}
            {t('cashier.comma')}
            {rushWords(goods, timeOf)}
          </span>
        </li>
      )}
    </ol>
  )
}
