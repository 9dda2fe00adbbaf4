import type { Dish } from '@passline/shared/shop'
import { useId, useState } from 'react'
import { useWords } from './useWords.ts'

interface CountDishProps {
  dish: Dish
  isOff: boolean
  /** Null: not counted any more. */
  onCount: (remaining: number | null) => void
}

/** How many portions are left, as a number that somebody counted. */
export function CountDish({ dish, isOff, onCount }: CountDishProps) {
  const { t } = useWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const count = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null
  return (
    <form
      className="count"
      onSubmit={(event) => {
        event.preventDefault()
        if (count !== null && !isOff) onCount(count)
      }}
    >
      <h3>
        <label htmlFor={id}>{t('cashier.sell.count')}</label>
        <small>{dish.remaining === null ? t('cashier.sell.uncounted') : t('cashier.sell.counted', { n: dish.remaining })}</small>
      </h3>
      <div>
        <input
          id={id}
          className="field"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          aria-invalid={typed !== '' && count === null}
          data-testid="remaining"
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="second" data-testid="set-remaining" disabled={isOff || count === null}>
          {t('cashier.sell.setCount', { n: count ?? '…' })}
        </button>
        {dish.remaining !== null && (
          <button type="button" className="second" data-testid="no-count" disabled={isOff} onClick={() => onCount(null)}>
            {t('cashier.sell.noCount')}
          </button>
        )}
      </div>
      <p className="small">{t(typed !== '' && count === null ? 'cashier.sell.bad' : 'cashier.sell.countHint')}</p>
    </form>
  )
}
