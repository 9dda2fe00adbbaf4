import { type Device, deviceList } from '@passline/shared/api'
import { presenceAnswer } from '@passline/shared/presence'
import { useState } from 'react'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { Loaded } from '../Loaded.tsx'
import { useRead } from '../queries.ts'
import { AddDeviceDialog } from './AddDeviceDialog.tsx'
import { DeviceTable } from './DeviceTable.tsx'
import { type DeviceRow, deviceRows } from './deviceRows.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { RevokeDialog } from './RevokeDialog.tsx'
import { Warnings } from './Warnings.tsx'
import './devices.css'

const EVERY_MS = 5_000

type Open = { kind: 'add' } | { kind: 'move'; device: Device } | { kind: 'revoke'; row: DeviceRow }

/** The devices and programs of the shop: who is there, what they show, whether they are heard; adding, moving, revoking. */
export function DevicesPage() {
  const { t } = useText()
  const [open, setOpen] = useState<Open | null>(null)
  const devices = useRead('/devices', deviceList)
  const presence = useRead('/presence', presenceAnswer, { everyMs: EVERY_MS })
  const rows = deviceRows(devices.data?.devices ?? [], presence.data)
  const screens = rows.filter((row) => row.device.role !== 'program')
  const close = () => setOpen(null)
  return (
    <main className="page devices">
      <div className="page-head">
        <h1>{t('admin.page.devices')}</h1>
        {presence.data && (
          <p className="sub">
            {t('admin.devices.count', { n: screens.length, off: screens.filter((row) => row.onlineSince === null).length })}
          </p>
        )}
        <div className="side-tools">
          <button type="button" className="b1" onClick={() => setOpen({ kind: 'add' })}>
            <Icon name="plus" />
            {t('admin.devices.add')}
          </button>
        </div>
      </div>
      <Loaded read={presence}>{({ warnings }) => <Warnings warnings={warnings} devices={devices.data?.devices ?? []} />}</Loaded>
      <Loaded read={devices}>
        {() => (
          <section className="p">
            {rows.length === 0 ? (
              <div className="empty">
                <Icon name="tv" />
                <p>{t('admin.devices.empty')}</p>
              </div>
            ) : (
              <DeviceTable
                rows={rows}
                onMove={(device) => setOpen({ kind: 'move', device })}
                onRevoke={(row) => setOpen({ kind: 'revoke', row })}
              />
            )}
          </section>
        )}
      </Loaded>
      {open?.kind === 'add' && <AddDeviceDialog onClose={close} />}
      {open?.kind === 'move' && <MoveDialog device={open.device} onClose={close} />}
      {open?.kind === 'revoke' && <RevokeDialog row={open.row} onClose={close} />}
    </main>
  )
}
