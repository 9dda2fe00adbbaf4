import { shownMoney } from '../../parts/money.ts'
import { useWords } from './useWords.ts'

/** What this round costs, and what the order costs with it. Amounts in fen; null where there is none. */
export function Totals({ roundFen, orderFen }: { roundFen: number | null; orderFen: number | null }) {
  const { t } = useWords()
  return (
    <dl>
      {roundFen !== null && orderFen !== null && (
        <div>
          <dt>{t('cashier.cart.round')}</dt>
          <dd data-testid="round-total">{shownMoney(roundFen)}</dd>
        </div>
      )}
      <div className="total">
        <dt>{t('cashier.cart.total')}</dt>
        <dd data-testid="total">{shownMoney((roundFen ?? 0) + (orderFen ?? 0))}</dd>
      </div>
    </dl>
  )
}
