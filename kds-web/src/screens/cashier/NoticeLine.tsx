import { shownSeqNo } from '@passline/shared/businessDay'
import type { ShopState } from '@passline/shared/state'
import { useEffect } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import type { Notice } from './till.ts'
import { useWords } from './useWords.ts'

const SHOWN_MS = 6_000

/** How an order ended: placed, for some seconds; or refused and why, until it is read. */
export function NoticeLine({ notice, state, onDismiss }: { notice: Notice; state: ShopState; onDismiss: () => void }) {
  const { t, nameOf, targetOf } = useWords()
  const isPlaced = notice.kind === 'placed'
  useEffect(() => {
    if (!isPlaced) return
    const timer = setTimeout(onDismiss, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isPlaced, onDismiss])
  return (
    <p className={isPlaced ? 'said good' : 'said bad'} role={isPlaced ? 'status' : 'alert'} data-testid={`notice-${notice.kind}`}>
      <Icon name={isPlaced ? 'check' : 'alert'} />
      <span>{text()}</span>
      {!isPlaced && (
        <button type="button" className="textlink danger" onClick={onDismiss}>
          {t('cashier.dialog.confirmed')}
        </button>
      )}
    </p>
  )

  function text(): string {
    const place = targetOf(notice.target, state.places)
    if (notice.kind === 'placed')
      return t(notice.joined ? 'cashier.cart.placedJoined' : 'cashier.cart.placed', { place, seqNo: shownSeqNo(notice.seqNo) })
    const dishes = notice.dishIds.map((id) => named(id)).join(t('cashier.comma'))
    return t('cashier.cart.notPlaced', { place, reason: reason(dishes) })
  }

  function reason(dishes: string): string {
    if (notice.kind !== 'refused') return ''
    if (dishes !== '' && (notice.code === 'soldOut' || notice.code === 'unknownDish'))
      return t(`cashier.cart.refused.${notice.code}`, { dishes })
    if (notice.code === 'notEnough' && notice.dishIds.length > 0)
      return t('cashier.cart.refused.notEnough', { dishes: notice.dishIds.map((id) => leftOf(id)).join(t('cashier.comma')) })
    return t(`code.${notice.code}`)
  }

  function leftOf(dishId: string): string {
    return t('cashier.cart.leftOf', { dish: named(dishId), n: state.dishes.get(dishId)?.remaining ?? 0 })
  }

  function named(dishId: string): string {
    const dish = state.dishes.get(dishId)
    return dish ? nameOf(dish.name) : dishId
  }
}
