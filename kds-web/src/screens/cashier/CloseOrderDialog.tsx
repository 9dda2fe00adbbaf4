import { shownSeqNo } from '@passline/shared/businessDay'
import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { useState } from 'react'
import { useClient } from '../../live/LiveContext.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { GoodsRows } from './GoodsRows.tsx'
import { useWords } from './useWords.ts'
import { useWrite } from './useWrite.ts'
import { WriteProblem } from './WriteProblem.tsx'

interface CloseOrderDialogProps {
  shopId: ShopId
  order: CateringOrder
  isOnline: boolean
  onClose: () => void
}

/** Cleans the room or completes the order [K14]. What is unfinished is listed by the server; ending it anyway is a second, separate tap. */
export function CloseOrderDialog({ shopId, order, isOnline, onClose }: CloseOrderDialogProps) {
  const { t, placeOf } = useWords()
  const client = useClient()
  const { state, run } = useWrite()
  const [unfinishedIds, setUnfinishedIds] = useState<readonly string[] | null>(null)
  const unfinished = unfinishedIds && order.goods.filter((goods) => unfinishedIds.includes(goods.id))
  const isRoom = order.place?.kind === 'room'
  const place = placeOf(order)
  const seqNo = shownSeqNo(order.seqNo)

  async function close(force: boolean) {
    const answer = await run((key) =>
      order.place?.kind === 'room'
        ? client.cleanRoom(shopId, order.place.id, { force }, key)
        : client.completeOrder(shopId, order.id, { force }, key),
    )
    if (answer.kind === 'ok') onClose()
    if (answer.kind === 'refused' && answer.code === 'unfinishedGoods') setUnfinishedIds(answer.goodsIds)
  }

  return (
    <Dialog
      testId="close-order-dialog"
      title={
        <>
          {t(isRoom ? 'cashier.close.room' : 'cashier.close.order')}
          <b>{place}</b>
        </>
      }
      aside={<em>{seqNo}</em>}
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="second" onClick={onClose}>
            {t(unfinished ? 'cashier.close.wait' : 'cashier.dialog.back')}
          </button>
          {unfinished
            ? button('force-close', 'main danger', t('cashier.close.force', { n: unfinished.length }), true)
            : button('confirm-close', 'main', firstText(), false)}
        </>
      }
    >
      <div className="box">
        {unfinished ? (
          <>
            <p className="warning" role="alert">
              <Icon name="alert" />
              <span>
                <b>{t('cashier.close.unfinished', { n: unfinished.length })}</b>
                <br />
                {t('cashier.close.unfinishedHint')}
              </span>
            </p>
            <GoodsRows goods={unfinished} />
          </>
        ) : (
          <p>{t(isRoom ? 'cashier.close.askRoom' : 'cashier.close.askOrder', { place, seqNo })}</p>
        )}
        {!(state.phase === 'refused' && state.refusal.code === 'unfinishedGoods') && <WriteProblem state={state} isOnline={isOnline} />}
      </div>
    </Dialog>
  )

  function button(testId: string, className: string, text: string, force: boolean) {
    const isWorking = state.phase === 'working'
    return (
      <button type="button" className={className} data-testid={testId} disabled={!isOnline || isWorking} onClick={() => void close(force)}>
        {isWorking ? t('cashier.dialog.working') : text}
      </button>
    )
  }

  function firstText(): string {
    return isRoom ? t('cashier.close.buttonRoom', { place }) : t('cashier.close.buttonOrder', { seqNo })
  }
}
