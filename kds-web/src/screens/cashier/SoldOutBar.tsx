import type { Dish } from '@passline/shared/shop'
import { ScrollBox } from '../../parts/ScrollBox.tsx'
import type { SoldOut } from './useSoldOut.ts'
import { useWords } from './useWords.ts'

/** What is sold out now, with the way back. */
export function SoldOutBar({ dishes, isOnline, soldOut }: { dishes: ReadonlyMap<string, Dish>; isOnline: boolean; soldOut: SoldOut }) {
  const { t, nameOf } = useWords()
  const out = [...dishes.values()].filter((dish) => dish.soldOut)
  if (out.length === 0 && soldOut.failed === null) return null
  return (
    <ScrollBox className="soldbar" testId="sold-out-bar" label={t('cashier.menu.soldOutCount', { n: out.length })}>
      {soldOut.failed && (
        <b className="failed" role="alert">
          {t('cashier.menu.notChanged', { dish: nameOf(soldOut.failed.name) })}
        </b>
      )}
      <b>{t('cashier.menu.soldOutCount', { n: out.length })}</b>
      <ul>
        {out.map((dish) => (
          <li key={dish.id}>
            <span>{nameOf(dish.name)}</span>
            <button
              type="button"
              className="textlink"
              data-testid="restore"
              data-dish-id={dish.id}
              disabled={!isOnline || soldOut.changing.has(dish.id)}
              onClick={() => void soldOut.restore(dish)}
            >
              {t('cashier.menu.restore')}
            </button>
          </li>
        ))}
      </ul>
    </ScrollBox>
  )
}
