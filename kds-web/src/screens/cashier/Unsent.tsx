import type { Dish, Place } from '@passline/shared/shop'
import { Icon } from '../../parts/Icon.tsx'
import { portions } from '../ordering/cartLines.ts'
import { pricedLines } from '../ordering/pricedLines.ts'
import { type Drafts, unsentDrafts } from './drafts.ts'
import { type Target, targetKey } from './target.ts'
import { useWords } from './useWords.ts'
import './unsent.css'

/** Carts of other targets that are not ordered yet: what is out of sight must not be forgotten. */
export function Unsent({
  drafts,
  places,
  dishes,
  onShow,
}: {
  drafts: Drafts
  places: ReadonlyMap<string, Place>
  dishes: ReadonlyMap<string, Dish>
  onShow: (target: Target) => void
}) {
  const { t, targetOf } = useWords()
  return (
    <ul>
      {unsentDrafts(drafts).map(({ target, draft }) => (
        <li key={targetKey(target)}>
          <button type="button" className="unsentRow" data-draft={targetKey(target)} onClick={() => onShow(target)}>
            <Icon name="alert" />
            <b>{targetOf(target, places)}</b>
            {pricedLines(draft.cart, dishes).some((line) => line.problem !== null) && <em>{t('cashier.orders.cannotSend')}</em>}
            <span>{draft.attempt ? t('cashier.orders.unanswered') : t('cashier.orders.unsent', { n: portions(draft.cart) })}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
