import { removed } from '@passline/shared/api'
import { useState } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { NotSaved } from '../NotSaved.tsx'
import { useWrite } from '../queries.ts'
import type { DeviceRow } from './deviceRows.ts'
import { useWhen } from './useWhen.ts'

/** Takes a device's token away. What it has not sent yet would be lost, and only the device knows of it: so that is said, and asked. */
export function RevokeDialog({ row: { device, onlineSince, lastSeen }, onClose }: { row: DeviceRow; onClose: () => void }) {
  const { t } = useText()
  const when = useWhen()
  const [isRead, setRead] = useState(false)
  const revoke = useWrite(removed)
  const mayLose = onlineSince !== null || lastSeen !== null
  return (
    <Dialog
      title={t('admin.devices.revokeTitle', { name: device.name })}
      width={560}
      closeLabel={t('admin.close')}
      onClose={onClose}
      footer={
        <button
          type="button"
          className="b1 danger"
          disabled={revoke.isPending || (mayLose && !isRead)}
          onClick={() => revoke.mutate({ method: 'DELETE', path: `/devices/${device.id}` }, { onSuccess: onClose })}
        >
          {t('admin.devices.revoke')}
        </button>
      }
    >
      <div className="stack">
        <p>{t('admin.devices.revokeLead')}</p>
        <p className={mayLose ? 'said warn' : 'said'}>
          <Icon name={mayLose ? 'alert' : 'check'} />
          <span>{warning()}</span>
        </p>
        {mayLose && (
          <label className="tick">
            <input type="checkbox" checked={isRead} onChange={(event) => setRead(event.target.checked)} />
            {t('admin.devices.revokeRead')}
          </label>
        )}
        <NotSaved failure={revoke.error} />
      </div>
    </Dialog>
  )

  function warning(): string {
    if (onlineSince !== null) return t('admin.devices.revokeOnline')
    return lastSeen === null ? t('admin.devices.revokeNever') : t('admin.devices.revokeOffline', { at: when(lastSeen) })
  }
}
