import { shownSeqNo } from '@passline/shared/businessDay'
import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { Shop } from '@passline/shared/shop'
import { useRef, useState } from 'react'
import { useServerNow } from '../../live/LiveContext.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Slip, type SlipKind } from '../../parts/Slip.tsx'
import { printSlip } from './printSlip.ts'
import { useGuestLink } from './useGuestLink.ts'
import { useWords } from './useWords.ts'
import './slipDialog.css'

interface SlipDialogProps {
  shopId: ShopId
  order: CateringOrder
  shop: Shop
  /** Which of the two is shown first. */
  first: SlipKind
  onClose: () => void
}

/** A ticket once more on paper, for the kitchen or for the guest, as it will come out of the printer. */
export function SlipDialog({ shopId, order, shop, first, onClose }: SlipDialogProps) {
  const { t, nameOf, placeOf } = useWords()
  const [kind, setKind] = useState(first)
  const [isPrinted, setPrinted] = useState(false)
  const { link } = useGuestLink(shopId, order.id)
  const now = useServerNow(60_000)
  const slip = useRef<HTMLElement>(null)
  const print = () => {
    if (!slip.current) return
    printSlip(slip.current, `${shownSeqNo(order.seqNo)} ${placeOf(order)}`)
    setPrinted(true)
  }
  return (
    <Dialog
      testId="slip-dialog"
      width={680}
      title={
        <>
          {t('cashier.slip.title')}
          <b>{placeOf(order)}</b>
        </>
      }
      aside={<em>{shownSeqNo(order.seqNo)}</em>}
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="second" onClick={onClose}>
            {t('cashier.dialog.back')}
          </button>
          <button type="button" className="main" data-autofocus data-testid="print" onClick={print}>
            {t('cashier.slip.print')}
          </button>
        </>
      }
    >
      <div className="box slipBox">
        <div className="opt">
          {(['kitchen', 'guest'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={kind === each} data-testid={`slip-${each}`} onClick={() => setKind(each)}>
              {t(`cashier.slip.${each}`)} <small>{t(`cashier.slip.${each}Hint`)}</small>
            </button>
          ))}
        </div>
        {kind === 'guest' && link.phase !== 'known' && (
          <p className="small" role="status">
            {t(link.phase === 'asking' ? 'cashier.slip.asking' : 'cashier.slip.noLink')}
          </p>
        )}
        {isPrinted && (
          <p className="small" role="status" data-testid="printed">
            {t('cashier.slip.opened')}
          </p>
        )}
        <div className="paper">
          <Slip
            ref={slip}
            order={order}
            kind={kind}
            shopName={`${nameOf(shop.brandName)} · ${nameOf(shop.name)}`}
            timeZone={shop.timeZone}
            printedAt={now}
            guestUrl={link.phase === 'known' ? link.url : null}
          />
        </div>
      </div>
    </Dialog>
  )
}
