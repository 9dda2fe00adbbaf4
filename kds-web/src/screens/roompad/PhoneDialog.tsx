import { Dialog } from '../../parts/Dialog.tsx'
import { QrCode } from '../../parts/QrCode.tsx'
import { useText } from '../../text/i18n.ts'

/** The code with which a guest follows the order on the phone. @param url from the root of the server */
export function PhoneDialog({ url, onClose }: { url: string; onClose: () => void }) {
  const { t } = useText()
  return (
    <Dialog
      title={t('roompad.phone.title')}
      closeLabel={t('roompad.phone.close')}
      width={560}
      testId="phone-dialog"
      onClose={onClose}
      footer={
        <button type="button" className="send" data-autofocus onClick={onClose}>
          {t('roompad.phone.close')}
        </button>
      }
    >
      <div className="scan">
        <div className="code">
          <QrCode text={`${location.origin}${url}`} label={t('roompad.phone.title')} />
        </div>
        <p>{t('roompad.phone.hint')}</p>
      </div>
    </Dialog>
  )
}
