import { shownSeqNo } from '@passline/shared/businessDay'
import type { OrderGoods } from '@passline/shared/goods'
import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { useState } from 'react'
import type { CancelOrderAnswer } from '../../api/client.ts'
import { useClient } from '../../live/LiveContext.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { shownMoney } from '../../parts/money.ts'
import { cancelPlan } from './cancelling.ts'
import { GoodsRows } from './GoodsRows.tsx'
import { useWords } from './useWords.ts'
import { useWrite } from './useWrite.ts'
import { WriteProblem } from './WriteProblem.tsx'

interface CancelOrderDialogProps {
  shopId: ShopId
  order: CateringOrder
  isOnline: boolean
  onClose: () => void
}

/** Asks once before everything that is still waiting is cancelled, and afterwards says what could not be [K16]. */
export function CancelOrderDialog({ shopId, order, isOnline, onClose }: CancelOrderDialogProps) {
  const { t, placeOf } = useWords()
  const client = useClient()
  const { state, run } = useWrite<CancelOrderAnswer>()
  const [kept, setKept] = useState<Ended | null>(null)
  const plan = cancelPlan(order)

  async function cancel() {
    const answer = await run((key) => client.cancelOrder(shopId, order.id, key))
    if (answer.kind !== 'ok') return
    const ended = endOf(answer.value)
    if (ended.goods.length === 0) onClose()
    else setKept(ended)
  }

  return (
    <Dialog
      testId="cancel-order-dialog"
      title={
        <>
          {t('cashier.cancelOrder.title')}
          <b>{placeOf(order)}</b>
        </>
      }
      aside={<em>{shownSeqNo(order.seqNo)}</em>}
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={kept ? <Confirmed onClose={onClose} /> : footer()}
    >
      <div className="box">{kept ? <Kept {...kept} /> : plans()}</div>
    </Dialog>
  )

  function footer() {
    const isOff = plan.goes.length === 0 || !isOnline || state.phase === 'working'
    return (
      <>
        <button type="button" className="second" onClick={onClose}>
          {t('cashier.dialog.keep')}
        </button>
        <button type="button" className="main danger" data-testid="confirm-cancel-order" disabled={isOff} onClick={() => void cancel()}>
          {state.phase === 'working'
            ? t('cashier.dialog.working')
            : t('cashier.cancelOrder.button', { place: placeOf(order), n: plan.goes.length, money: shownMoney(plan.fen) })}
        </button>
      </>
    )
  }

  function plans() {
    return (
      <>
        {plan.goes.length > 0 ? (
          <div>
            <h3>{t('cashier.cancelOrder.goes')}</h3>
            <GoodsRows goods={plan.goes} />
          </div>
        ) : (
          <p>{t('cashier.cancelOrder.nothing')}</p>
        )}
        {plan.stays.length > 0 && (
          <div>
            <h3>{t('cashier.cancelOrder.stays')}</h3>
            <GoodsRows goods={plan.stays} isKept />
            <p className="small">{t('cashier.line.insteadMaking')}</p>
          </div>
        )}
        <p className="sum">
          <span>{t('cashier.cancelOrder.amount')}</span>
          <b>{shownMoney(plan.fen)}</b>
        </p>
        <WriteProblem state={state} isOnline={isOnline} />
      </>
    )
  }
}

function Confirmed({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  return (
    <button type="button" className="main" data-testid="confirmed" onClick={onClose}>
      {t('cashier.dialog.confirmed')}
    </button>
  )
}

/** How cancelling ended: how many lines went, and what the kitchen goes on with. */
interface Ended {
  cancelled: number
  goods: readonly OrderGoods[]
}

function Kept({ cancelled, goods }: Ended) {
  const { t } = useWords()
  return (
    <div data-testid="not-cancelled">
      <p>{t('cashier.cancelOrder.done', { n: cancelled })}</p>
      <h3>{t('cashier.cancelOrder.notDone')}</h3>
      <GoodsRows goods={goods} isKept />
    </div>
  )
}

/** What the server refused to cancel stays, because the kitchen had started it. */
function endOf({ order, outcomes }: CancelOrderAnswer): Ended {
  const refused = new Set(outcomes.flatMap((outcome) => (outcome.outcome === 'rejected' ? [outcome.goodsId] : [])))
  return {
    cancelled: outcomes.filter((outcome) => outcome.outcome === 'changed').length,
    goods: order.goods.filter((goods) => refused.has(goods.id)),
  }
}
