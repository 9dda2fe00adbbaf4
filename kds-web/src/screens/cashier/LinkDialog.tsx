import { shownSeqNo } from '@passline/shared/businessDay'
import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { useState } from 'react'
import { copied } from '../../parts/copied.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { QrCode } from '../../parts/QrCode.tsx'
import { useGuestLink } from './useGuestLink.ts'
import { useWords } from './useWords.ts'
import './slipDialog.css'

interface LinkDialogProps {
  shopId: ShopId
  order: CateringOrder
  onPrint: () => void
  onClose: () => void
}

/** The code that a guest scans to follow the order, large enough to be read across the counter. */
export function LinkDialog({ shopId, order, onPrint, onClose }: LinkDialogProps) {
  const { t, placeOf } = useWords()
  const { link, askAgain } = useGuestLink(shopId, order.id)
  return (
    <Dialog
      testId="link-dialog"
      width={560}
      title={t('cashier.link.title')}
      aside={
        <em>
          {placeOf(order)} {shownSeqNo(order.seqNo)}
        </em>
      }
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="second" onClick={onClose}>
            {t('cashier.dialog.back')}
          </button>
          <button type="button" className="main" data-testid="print-guest" onClick={onPrint}>
            {t('cashier.slip.title')}
          </button>
        </>
      }
    >
      <div className="box linkBox">
        {link.phase === 'known' && (
          <>
            <div className="code">
              <QrCode text={link.url} label={t('cashier.link.qr')} />
            </div>
            <Address url={link.url} />
          </>
        )}
        {link.phase === 'asking' && <p role="status">{t('cashier.slip.asking')}</p>}
        {link.phase === 'failed' && (
          <p className="warning bad" role="alert">
            <Icon name="alert" />
            <span>{t('cashier.link.failed', { reason: link.code ? t(`code.${link.code}`) : t('link.offlineEmpty') })}</span>
            <button type="button" className="textlink" onClick={askAgain}>
              {t('cashier.link.retry')}
            </button>
          </p>
        )}
        <p className="small">{t('cashier.link.hint')}</p>
      </div>
    </Dialog>
  )
}

/** The address in words, and that a phone cannot open it when the till itself calls its server "localhost". */
function Address({ url }: { url: string }) {
  const { t } = useWords()
  const [copying, setCopying] = useState<'copy' | 'copied' | 'notCopied'>('copy')
  const copy = async () => setCopying((await copied(url)) ? 'copied' : 'notCopied')
  return (
    <>
      <p className="address">
        <span data-testid="guest-url">{url}</span>
        <button type="button" className="textlink" onClick={() => void copy()}>
          {t(`cashier.link.${copying}`)}
        </button>
      </p>
      {/^https?:\/\/(localhost|127\.)/.test(url) && (
        <p className="warning">
          <Icon name="alert" />
          <span>{t('cashier.link.local')}</span>
        </p>
      )}
    </>
  )
}
