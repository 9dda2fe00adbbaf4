import type { Device } from '@passline/shared/api'
import { channelOf } from '@passline/shared/channel'
import { placeKey } from '@passline/shared/state'
import { useLive } from '../../../live/LiveContext.tsx'
import { Icon, type IconName } from '../../../parts/Icon.tsx'
import { ScrollBox } from '../../../parts/ScrollBox.tsx'
import { useText } from '../../../text/i18n.ts'
import type { DeviceRow } from './deviceRows.ts'
import { StatusCell } from './StatusCell.tsx'

interface DeviceTableProps {
  rows: readonly DeviceRow[]
  onMove: (device: Device) => void
  onRevoke: (row: DeviceRow) => void
}

/** A screen that is so many steps behind is only between two reports. */
const USUAL_LAG = 5

const COLUMNS = ['name', 'role', 'scope', 'sound', 'seen', 'status'] as const

/** Devices row by row, with what is known of each now. */
export function DeviceTable({ rows, onMove, onRevoke }: DeviceTableProps) {
  const { t } = useText()
  return (
    <ScrollBox className="scroll-x" label={t('admin.page.devices')}>
      <table data-testid="devices">
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {t(`admin.devices.column.${name}`)}
              </th>
            ))}
            <th scope="col">
              <span className="sr">{t('admin.devices.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.device.id}>
              <th scope="row">
                <Icon name={iconOf(row.device)} />
                {row.device.name}
              </th>
              <td>{t(`admin.role.${row.device.role}`)}</td>
              <td>
                <Scope row={row} />
              </td>
              <td>
                <Sound row={row} />
              </td>
              <td>
                <Painted row={row} />
              </td>
              <td>
                <StatusCell row={row} />
              </td>
              <td className="acts">
                {row.device.place !== null && (
                  <button type="button" className="b3" onClick={() => onMove(row.device)}>
                    {t('admin.devices.move')}
                    <span className="sr"> {row.device.name}</span>
                  </button>
                )}
                <button type="button" className="b3 danger" onClick={() => onRevoke(row)}>
                  {t('admin.devices.revoke')}
                  <span className="sr"> {row.device.name}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function iconOf({ role }: Device): IconName {
  if (role === 'waiter' || role === 'roomPad' || role === 'technician' || role === 'wristband') return 'pad'
  return role === 'program' || role === 'manager' ? 'rule' : 'tv'
}

function Scope({ row: { device, stations, painted } }: { row: DeviceRow }) {
  const { t, nameOf } = useText()
  const place = useLive(({ state }) => device.place && state?.places.get(placeKey(device.place.kind, device.place.id)))
  const known = useLive(({ state }) => state?.stations)
  if (device.role === 'kitchen' && painted === null) return <span className="sub">{t('admin.devices.unknown')}</span>
  if (device.place) return `${place?.name ?? device.place.id} ${t(`place.${device.place.kind}`)}`
  const shown =
    device.role !== 'kitchen'
      ? t('admin.devices.everyScope')
      : stations === null
        ? t('admin.devices.everyStation')
        : stations
            .map((id) => {
              const station = known?.get(id)
              return station ? nameOf(station.name) : id
            })
            .join(t('log.and'))
  return (
    <>
      {shown}
      {device.zone && <small className="under">{t('admin.devices.zone', { zone: device.zone })}</small>}
    </>
  )
}

function Sound({ row: { device, sound, speaks } }: { row: DeviceRow }) {
  const { t } = useText()
  if (sound === null) return <span className="sub">{t('admin.devices.unknown')}</span>
  return (
    <>
      <span className={sound === 'on' ? 's on' : 's mute'}>
        <Icon name={sound === 'on' ? 'sound' : 'mute'} />
        {t(`admin.devices.sound.${sound}`)}
      </span>
      {speaks && channelOf(device.role) !== null && <small className="under">{t('admin.devices.speaks')}</small>}
    </>
  )
}

function Painted({ row: { device, painted, isHidden } }: { row: DeviceRow }) {
  const { t } = useText()
  const rev = useLive(({ base }) => base?.rev ?? 0)
  if (painted === null || channelOf(device.role) === null) return <span className="sub">{t('admin.devices.unknown')}</span>
  if (isHidden) return <span className="s mute">{t('admin.devices.hidden')}</span>
  const behind = rev - painted
  return behind > USUAL_LAG ? (
    <span className="s mute">{t('admin.devices.behind', { n: behind })}</span>
  ) : (
    <span className="s on">{t('admin.devices.current')}</span>
  )
}
