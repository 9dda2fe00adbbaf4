import type { ShopState } from '@passline/shared/state'
import { useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { NoticeLine } from './NoticeLine.tsx'
import type { Front } from './useFront.ts'
import type { useTill } from './useTill.ts'
import { useWords } from './useWords.ts'

/** How the last order ended, and whether the one in front is still unanswered. */
export function CartSaid({ till, front, state }: { till: ReturnType<typeof useTill>; front: Front; state: ShopState }) {
  const { notice } = till.state
  const { target } = front
  return (
    <>
      {notice && (
        <NoticeLine
          key={notice.kind === 'placed' ? `${notice.orderId} ${notice.rev}` : notice.code}
          notice={notice}
          state={state}
          onDismiss={till.dismissNotice}
        />
      )}
      {target && front.isHeld && !front.isSending && !front.isAlone && <Unanswered onGiveUp={() => till.giveUp(target)} />}
    </>
  )
}

/** Asking again is safe; giving up is not, so it takes a second tap after a look at the open orders. */
function Unanswered({ onGiveUp }: { onGiveUp: () => void }) {
  const { t } = useWords()
  const [isGivingUp, setGivingUp] = useState(false)
  return (
    <div className="said unsure" role="alert" data-testid="unsure">
      <p>
        <Icon name="alert" /> {t(isGivingUp ? 'cashier.cart.lookFirst' : 'cashier.cart.unsure')}
      </p>
      <p className="choices">
        {isGivingUp && (
          <button type="button" className="textlink" onClick={() => setGivingUp(false)}>
            {t('cashier.dialog.back')}
          </button>
        )}
        <button type="button" className="textlink danger" data-testid="give-up" onClick={isGivingUp ? onGiveUp : () => setGivingUp(true)}>
          {t(isGivingUp ? 'cashier.cart.giveUpSure' : 'cashier.cart.giveUp')}
        </button>
      </p>
    </div>
  )
}
