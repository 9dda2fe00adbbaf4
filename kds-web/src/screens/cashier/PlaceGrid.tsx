import { shownSeqNo } from '@passline/shared/businessDay'
import { shownMoney } from '../../parts/money.ts'
import { moveByArrow } from './moveByArrow.ts'
import { rowOf } from './orderRows.ts'
import { type PlaceRow, type PlaceTarget, type Target, targetKey } from './target.ts'
import { useWords } from './useWords.ts'

interface PlaceGridProps {
  rows: readonly PlaceRow[]
  target: Target | null
  search: string
  /** For moving an order: where it is, and that nothing can be picked now. Places with an open order are shut. */
  shut?: { here: Target | null; isOff: boolean }
  onPick: (target: PlaceTarget) => void
}

/** Places to choose from; one that has an open order says so, because a new order joins it [K12]. */
export function PlaceGrid({ rows, target, search, shut, onPick }: PlaceGridProps) {
  const { t } = useWords()
  if (rows.length === 0)
    return <p className="none">{search === '' ? t('cashier.target.nonePlaces') : t('cashier.target.noneFound', { search })}</p>
  return (
    <ul className="places" onKeyDown={moveByArrow}>
      {rows.map(({ place, order }) => (
        <li key={`${place.kind}:${place.id}`}>
          <button
            type="button"
            className={order ? 'busy' : undefined}
            aria-pressed={target !== null && targetKey(target) === targetKey(place)}
            data-place={`${place.kind}:${place.id}`}
            disabled={shut !== undefined && (shut.isOff || order !== null)}
            onClick={() => onPick({ kind: place.kind, id: place.id })}
          >
            <b>
              {place.name} <i>{t(`place.${place.kind}`)}</i>
            </b>
            <small>{said({ place, order })}</small>
          </button>
        </li>
      ))}
    </ul>
  )

  function said({ place, order }: PlaceRow): string {
    if (!order) return place.area || t('cashier.target.free')
    if (shut?.here && targetKey(shut.here) === targetKey(place)) return t('cashier.move.here')
    if (shut) return t('cashier.move.taken', { seqNo: shownSeqNo(order.seqNo) })
    return `${shownSeqNo(order.seqNo)} · ${shownMoney(rowOf(order).fen)}`
  }
}
