import type { Device } from '@passline/shared/api'
import { useState } from 'react'
import { QrCode } from '../../../parts/QrCode.tsx'
import { useText } from '../../../text/i18n.ts'
import { screenFor } from './screenFor.ts'

/** The link of a new device as a QR code and in letters, or its token when it opens no screen. Shown this once. */
export function DeviceLink({ device, token }: { device: Device; token: string }) {
  const { t } = useText()
  const [isCopied, setCopied] = useState(false)
  const screen = screenFor(device.role)
  const secret = screen === null ? token : `${location.origin}/${screen}#token=${encodeURIComponent(token)}`
  // Browsers offer the clipboard to secure pages only; elsewhere the words can still be selected.
  const copy = async () =>
    setCopied(
      await navigator.clipboard.writeText(secret).then(
        () => true,
        () => false,
      ),
    )
  return (
    <div className={screen === null ? 'stack' : 'link-card'} data-testid="device-link">
      {screen !== null && <QrCode text={secret} label={t('admin.devices.qr', { name: device.name })} />}
      <div className="stack">
        <p>{t(screen === null ? 'admin.devices.token' : 'admin.devices.addedLead')}</p>
        <code className="secret">{secret}</code>
        {window.isSecureContext && (
          <p>
            <button type="button" className="b2" onClick={() => void copy()}>
              {t(isCopied ? 'admin.devices.copied' : 'admin.devices.copy')}
            </button>
          </p>
        )}
      </div>
    </div>
  )
}
