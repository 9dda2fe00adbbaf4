import { shownSeqNo } from '@passline/shared/businessDay'
import { shownMoney } from '../../parts/money.ts'
import { rowOf } from './orderRows.ts'
import { type PlaceRow, type Target, targetKey } from './target.ts'
import { useWords } from './useWords.ts'

interface PlaceGridProps {
  rows: readonly PlaceRow[]
  target: Target | null
  search: string
  onPick: (target: Target) => void
}

/** Places to choose from; one that has an open order says so, because a new order joins it [K12]. */
export function PlaceGrid({ rows, target, search, onPick }: PlaceGridProps) {
  const { t } = useWords()
  if (rows.length === 0)
    return <p className="none">{search === '' ? t('cashier.target.nonePlaces') : t('cashier.target.noneFound', { search })}</p>
  return (
    <ul className="places">
      {rows.map(({ place, order }) => (
        <li key={`${place.kind}:${place.id}`}>
          <button
            type="button"
            className={order ? 'busy' : undefined}
            aria-pressed={target !== null && targetKey(target) === targetKey(place)}
            data-place={`${place.kind}:${place.id}`}
            onClick={() => onPick({ kind: place.kind, id: place.id })}
          >
            <b>
              {place.name} <i>{t(`place.${place.kind}`)}</i>
            </b>
            <small>{order ? `${shownSeqNo(order.seqNo)} · ${shownMoney(rowOf(order).fen)}` : place.area || t('cashier.target.free')}</small>
          </button>
        </li>
      ))}
    </ul>
  )
}
