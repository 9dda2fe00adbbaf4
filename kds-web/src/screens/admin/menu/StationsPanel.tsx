import type { Station } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { useState } from 'react'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { StationDialog } from './StationDialog.tsx'

/** The stations, in their order, with how many dishes are made at each. */
export function StationsPanel({ state }: { state: ShopState }) {
  const { t, nameOf } = useText()
  const [open, setOpen] = useState<{ station: Station | null } | null>(null)
  const stations = [...state.stations.values()].sort((a, b) => a.sort - b.sort)
  const dishesAt = (id: string) => [...state.dishes.values()].filter((dish) => dish.stationId === id).length
  return (
    <section className="p">
      <div className="tools">
        <div className="side-tools">
          <button type="button" className="b1" onClick={() => setOpen({ station: null })}>
            <Icon name="plus" />
            {t('admin.dishes.addStation')}
          </button>
        </div>
      </div>
      {stations.length === 0 ? (
        <div className="empty">
          <Icon name="dish" />
          <p>{t('admin.dishes.noStations')}</p>
        </div>
      ) : (
        <table data-testid="stations">
          <thead>
            <tr>
              <th scope="col">{t('admin.dishes.column.name')}</th>
              <th scope="col">{t('admin.dishes.column.id')}</th>
              <th scope="col" className="n">
                {t('admin.dishes.column.sort')}
              </th>
              <th scope="col" className="n">
                {t('admin.dishes.column.dishes')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stations.map((station) => (
              <tr key={station.id}>
                <th scope="row">
                  <button
                    type="button"
                    className="name"
                    aria-label={t('admin.dishes.edit', { name: nameOf(station.name) })}
                    onClick={() => setOpen({ station })}
                  >
                    {nameOf(station.name)}
                  </button>
                </th>
                <td>{station.id}</td>
                <td className="n">{station.sort}</td>
                <td className="n">{dishesAt(station.id)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && <StationDialog station={open.station} known={state.stations} onClose={() => setOpen(null)} />}
    </section>
  )
}
