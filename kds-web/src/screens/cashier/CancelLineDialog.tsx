import { shownSeqNo } from '@passline/shared/businessDay'
import { isOffered, type OrderGoods } from '@passline/shared/goods'
import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { useState } from 'react'
import { useClient } from '../../live/LiveContext.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { shownMoney } from '../../parts/money.ts'
import { Stepper } from '../../parts/Stepper.tsx'
import { partFen } from './cancelling.ts'
import { GoodsRows } from './GoodsRows.tsx'
import { useWords } from './useWords.ts'
import { useWrite } from './useWrite.ts'
import { WhyNotCancel } from './WhyNotCancel.tsx'
import { WriteProblem } from './WriteProblem.tsx'

interface CancelLineDialogProps {
  shopId: ShopId
  order: CateringOrder
  /** The line as it is now, not as it was when the dialog opened. */
  goods: OrderGoods
  timeZone: string
  isOnline: boolean
  onClose: () => void
}

/** Asks once before a line or part of it is cancelled [K7 K17], and says when the kitchen was quicker. */
export function CancelLineDialog({ shopId, order, goods, timeZone, isOnline, onClose }: CancelLineDialogProps) {
  const { t, nameOf, placeOf } = useWords()
  const client = useClient()
  const [chosen, setChosen] = useState(goods.quantity)
  const { state, run } = useWrite()
  const isWorking = state.phase === 'working'
  const isUndecided = isWorking || state.phase === 'unknown'
  // What was asked stays asked while its answer is missing: the line may show already what became of it.
  const quantity = isUndecided ? chosen : Math.min(chosen, goods.quantity)
  const isOpen = isUndecided || isOffered(goods, 'cancel')
  const dish = nameOf(goods.name)

  async function cancel() {
    setChosen(quantity)
    const part = quantity < goods.quantity ? { quantity } : {}
    const answer = await run((key) => client.goodsActions(shopId, { actions: ['cancel'], goods: [{ goodsId: goods.id, ...part }] }, key))
    if (answer.kind === 'ok') onClose()
  }

  return (
    <Dialog
      testId="cancel-line-dialog"
      width={680}
      title={
        <>
          {t('cashier.cancelLine.title')}
          <b>{placeOf(order)}</b>
        </>
      }
      aside={<em>{shownSeqNo(order.seqNo)}</em>}
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="second" onClick={onClose}>
            {t('cashier.dialog.keep')}
          </button>
          <button
            type="button"
            className="main danger"
            data-testid="confirm-cancel-line"
            disabled={!isOpen || !isOnline || isWorking}
            onClick={() => void cancel()}
          >
            {isWorking
              ? t('cashier.dialog.working')
              : t('cashier.cancelLine.button', { place: placeOf(order), dish, n: quantity, money: shownMoney(partFen(goods, quantity)) })}
          </button>
        </>
      }
    >
      <div className="box">
        <GoodsRows goods={[goods]} />
        {isOpen && state.phase !== 'unknown' && goods.quantity > 1 && (
          <div className="howMany">
            <span>{t('cashier.cancelLine.howMany', { n: goods.quantity })}</span>
            <Stepper
              value={quantity}
              least={1}
              most={goods.quantity}
              disabled={isWorking}
              lessLabel={t('cashier.cart.less', { dish })}
              moreLabel={t('cashier.cart.more', { dish })}
              onChange={setChosen}
            />
            {quantity < goods.quantity && <span className="small">{t('cashier.cancelLine.stays', { n: goods.quantity - quantity })}</span>}
          </div>
        )}
        {isOpen ? (
          <WriteProblem state={state} isOnline={isOnline} />
        ) : (
          <>
            <p className="warning bad" role="alert">
              <Icon name="half" />
              <span>{t('cashier.cancelLine.tooLate')}</span>
            </p>
            <WhyNotCancel goods={goods} timeZone={timeZone} />
          </>
        )}
      </div>
    </Dialog>
  )
}
