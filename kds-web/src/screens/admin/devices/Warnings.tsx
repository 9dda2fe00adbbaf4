import type { Device } from '@passline/shared/api'
import type { PresenceWarning } from '@passline/shared/presence'
import { useLive } from '../../../live/LiveContext.tsx'
import { zoneName } from '../../../parts/eventSentence.ts'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'

interface WarningsProps {
  warnings: readonly PresenceWarning[]
  devices: readonly Device[]
}

/** What is wrong with who is there, before somebody orders. */
export function Warnings({ warnings, devices }: WarningsProps) {
  const { t, nameOf } = useText()
  const stations = useLive(({ state }) => state?.stations)
  const names = { device: (id: string) => devices.find((device) => device.id === id)?.name }
  if (warnings.length === 0)
    return (
      <p className="said ok" role="status">
        <Icon name="check" />
        <span>{t('admin.devices.warnings.good')}</span>
      </p>
    )
  return (
    <ul className="warnings" aria-label={t('admin.devices.warnings.title')}>
      {warnings.map((warning) => (
        <li key={JSON.stringify(warning)} className={warning.code === 'noKitchenScreen' ? 'said bad' : 'said warn'}>
          <Icon name={warning.code === 'zoneSilent' ? 'mute' : 'alert'} />
          <span>{sentenceOf(warning)}</span>
        </li>
      ))}
    </ul>
  )

  function sentenceOf(warning: PresenceWarning): string {
    switch (warning.code) {
      case 'noKitchenScreen':
        return t('admin.devices.warnings.noKitchenScreen')
      case 'stationUncovered': {
        const station = stations?.get(warning.stationId)
        return t('admin.devices.warnings.stationUncovered', { station: station ? nameOf(station.name) : warning.stationId })
      }
      case 'zoneSilent':
        return t('admin.devices.warnings.zoneSilent', { zone: zoneName(warning.zone, names, t) })
      default:
        return warning satisfies never
    }
  }
}
