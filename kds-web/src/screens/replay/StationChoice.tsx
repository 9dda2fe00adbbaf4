import { stationsInOrder } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { OTHER, type StationFilter } from '../kitchen/stations.ts'

interface StationChoiceProps {
  state: ShopState
  stations: StationFilter
  onStations(stations: StationFilter): void
}

/** Whose wall is shown: of all stations, or as a screen of some stations showed it. Stations are those of that time. */
export function StationChoice({ state, stations, onStations }: StationChoiceProps) {
  const { t, nameOf } = useText()
  const [isOpen, setOpen] = useState(false)
  const known = [...stationsInOrder(state.stations).map(({ id, name }) => ({ id: id as string, label: nameOf(name) }))]
  const all = [...known, { id: OTHER, label: t('replay.otherStation') }]
  const chosen = all.filter(({ id }) => stations.includes(id)).map(({ label }) => label)
  const toggle = (id: string) => onStations(stations.includes(id) ? stations.filter((each) => each !== id) : [...stations, id])
  return (
    <>
      <button type="button" className="outlined choice" aria-haspopup="dialog" title={t('replay.station')} onClick={() => setOpen(true)}>
        <span>{chosen.length === 0 ? t('replay.allStations') : chosen.join(t('log.and'))}</span>
        <Icon name="down" />
      </button>
      {isOpen && (
        <Dialog
          title={t('replay.station')}
          closeLabel={t('replay.close')}
          footer={<p>{t('replay.stationHint')}</p>}
          testId="stations"
          onClose={() => setOpen(false)}
        >
          <div className="opt stations">
            <button type="button" aria-pressed={stations.length === 0} onClick={() => onStations([])}>
              {t('replay.allStations')}
            </button>
            {all.map(({ id, label }) => (
              <button key={id} type="button" aria-pressed={stations.includes(id)} onClick={() => toggle(id)}>
                {label}
              </button>
            ))}
          </div>
        </Dialog>
      )}
    </>
  )
}
