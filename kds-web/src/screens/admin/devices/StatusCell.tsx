import { useLive } from '../../../live/LiveContext.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { timeOfDay } from '../../../parts/time.ts'
import { useText } from '../../../text/i18n.ts'
import type { DeviceRow } from './deviceRows.ts'
import { useWhen } from './useWhen.ts'

/** Whether a device is connected, since when, or when it was seen last. A program has no connection to speak of. */
export function StatusCell({ row: { device, onlineSince, lastSeen, pages } }: { row: DeviceRow }) {
  const { t } = useText()
  const when = useWhen()
  const timeZone = useLive(({ state }) => state?.shop.timeZone ?? 'UTC')
  if (onlineSince !== null)
    return (
      <span className="s on">
        <Icon name="check" />
        {t('admin.devices.online', { since: timeOfDay(Date.parse(onlineSince), timeZone) })}
        {pages > 1 && <small className="under">{t('admin.devices.pages', { n: pages })}</small>}
      </span>
    )
  if (lastSeen === null)
    return <span className="sub">{device.role === 'program' ? t('admin.devices.unknown') : t('admin.devices.never')}</span>
  return (
    <span className="s off">
      <Icon name="unlink" />
      {t('admin.devices.offline', { at: when(lastSeen) })}
    </span>
  )
}
