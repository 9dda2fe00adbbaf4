import type { Dish } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { useState } from 'react'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { DishDialog } from './DishDialog.tsx'
import { DishTable } from './DishTable.tsx'
import { ExportButton } from './ExportButton.tsx'
import { ImportDialog } from './ImportDialog.tsx'

type Open = { kind: 'dish'; dish: Dish | null } | { kind: 'import' }

/** The dishes: found, edited, added, exported and imported. */
export function DishesPanel({ state }: { state: ShopState }) {
  const { t, nameOf } = useText()
  const [search, setSearch] = useState('')
  const [stationId, setStationId] = useState('')
  const [open, setOpen] = useState<Open | null>(null)
  const stations = [...state.stations.values()].sort((a, b) => a.sort - b.sort)
  const dishes = [...state.dishes.values()].sort((a, b) => a.sort - b.sort)
  const wanted = search.trim().toLowerCase()
  const shown = dishes.filter(
    ({ id, name, stationId: at }) => (stationId === '' || at === stationId) && `${id} ${name.zh} ${name.en}`.toLowerCase().includes(wanted),
  )
  const close = () => setOpen(null)
  return (
    <section className="p">
      <div className="tools">
        <input
          type="search"
          placeholder={t('admin.dishes.search')}
          aria-label={t('admin.dishes.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <select aria-label={t('admin.dishes.field.station')} value={stationId} onChange={(event) => setStationId(event.target.value)}>
          <option value="">{t('admin.dishes.everyStation')}</option>
          {stations.map((station) => (
            <option key={station.id} value={station.id}>
              {nameOf(station.name)}
            </option>
          ))}
        </select>
        <p className="sub" role="status">
          {t('admin.dishes.count', { n: shown.length })}
        </p>
        <div className="side-tools">
          <ExportButton />
          <button type="button" className="b2" onClick={() => setOpen({ kind: 'import' })}>
            {t('admin.dishes.import')}
          </button>
          <button type="button" className="b1" disabled={stations.length === 0} onClick={() => setOpen({ kind: 'dish', dish: null })}>
            <Icon name="plus" />
            {t('admin.dishes.addDish')}
          </button>
        </div>
      </div>
      {shown.length > 0 ? (
        <DishTable dishes={shown} stations={state.stations} onEdit={(dish) => setOpen({ kind: 'dish', dish })} />
      ) : (
        <div className="empty">
          <Icon name="dish" />
          <p>{t(dishes.length === 0 ? 'admin.dishes.empty' : 'admin.dishes.none')}</p>
        </div>
      )}
      {open?.kind === 'dish' && (
        <DishDialog dish={open.dish} stations={stations} known={state.dishes} firstStation={stationId} onClose={close} />
      )}
      {open?.kind === 'import' && <ImportDialog onClose={close} />}
    </section>
  )
}
