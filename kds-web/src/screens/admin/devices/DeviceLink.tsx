import type { Device } from '@passline/shared/api'
import { useState } from 'react'
import { copied } from '../../../parts/copied.ts'
import { QrCode } from '../../../parts/QrCode.tsx'
import { useText } from '../../../text/i18n.ts'
import { screenFor } from './screenFor.ts'

/** The link of a new device as a QR code and in letters, or its token when it opens no screen. Shown this once. */
export function DeviceLink({ device, token }: { device: Device; token: string }) {
  const { t } = useText()
  const [copying, setCopying] = useState<'copy' | 'copied' | 'notCopied'>('copy')
  const screen = screenFor(device.role)
  const secret = screen === null ? token : `${location.origin}/${screen}#token=${encodeURIComponent(token)}`
  const copy = async () => setCopying((await copied(secret)) ? 'copied' : 'notCopied')
  return (
    <div className={screen === null ? 'stack' : 'link-card'} data-testid="device-link">
      {screen !== null && <QrCode text={secret} label={t('admin.devices.qr', { name: device.name })} />}
      <div className="stack">
        <p>{t(screen === null ? 'admin.devices.token' : 'admin.devices.addedLead')}</p>
        <code className="secret">{secret}</code>
        <p>
          <button type="button" className="b2" onClick={() => void copy()}>
            {t(`admin.devices.${copying}`)}
          </button>
        </p>
      </div>
    </div>
  )
}
