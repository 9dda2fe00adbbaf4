import type { ShopState } from '@passline/shared/state'
import { Icon } from '../../parts/Icon.tsx'
import { NoticeLine } from './NoticeLine.tsx'
import type { Front } from './useFront.ts'
import type { useTill } from './useTill.ts'
import { useWords } from './useWords.ts'

/** How the last order ended, and whether the one in front is still unanswered. */
export function CartSaid({ till, front, state }: { till: ReturnType<typeof useTill>; front: Front; state: ShopState }) {
  const { t } = useWords()
  const { notice } = till.state
  const { target } = front
  return (
    <>
      {notice && <NoticeLine notice={notice} state={state} onDismiss={till.dismissNotice} />}
      {target && front.isHeld && !front.isSending && !front.isAlone && (
        <p className="said unsure" role="alert" data-testid="unsure">
          <Icon name="alert" />
          <span className="grow">{t('cashier.cart.unsure')}</span>
          <button type="button" className="link" data-testid="give-up" onClick={() => till.giveUp(target)}>
            {t('cashier.cart.giveUp')}
          </button>
        </p>
      )}
    </>
  )
}
