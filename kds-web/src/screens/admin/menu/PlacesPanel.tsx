import { type PlaceKind, placeKinds } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'
import { placeKey, type ShopState } from '@passline/shared/state'
import { useState } from 'react'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import { PlaceDialog } from './PlaceDialog.tsx'

/** Rooms, tables and wristbands with their areas. */
export function PlacesPanel({ state }: { state: ShopState }) {
  const { t } = useText()
  const [kind, setKind] = useState<PlaceKind | null>(null)
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<{ place: Place | null } | null>(null)
  const wanted = search.trim().toLowerCase()
  const places = [...state.places.values()]
    .filter((place) => (kind === null || place.kind === kind) && `${place.name} ${place.area}`.toLowerCase().includes(wanted))
    .sort((a, b) => placeKinds.indexOf(a.kind) - placeKinds.indexOf(b.kind) || a.name.localeCompare(b.name, 'zh', { numeric: true }))
  const areas = [...new Set([...state.places.values()].map((place) => place.area).filter((area) => area !== ''))]
  return (
    <section className="p">
      <div className="tools">
        <fieldset className="tabs" aria-label={t('admin.dishes.field.kind')}>
          {[null, ...placeKinds].map((each) => (
            <button key={each} type="button" aria-pressed={kind === each} onClick={() => setKind(each)}>
              {each === null ? t('admin.dishes.everyKind') : t(`admin.dishes.kind.${each}`)}
            </button>
          ))}
        </fieldset>
        <input
          type="search"
          placeholder={t('admin.dishes.searchPlaces')}
          aria-label={t('admin.dishes.searchPlaces')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <p className="sub" role="status">
          {t('admin.dishes.countPlaces', { n: places.length })}
        </p>
        <div className="side-tools">
          <button type="button" className="b1" onClick={() => setOpen({ place: null })}>
            <Icon name="plus" />
            {t('admin.dishes.addPlace')}
          </button>
        </div>
      </div>
      {places.length === 0 ? (
        <div className="empty">
          <Icon name="room" />
          <p>{t('admin.dishes.noPlaces')}</p>
        </div>
      ) : (
        <table data-testid="places">
          <thead>
            <tr>
              {(['name', 'kind', 'area', 'id'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`admin.dishes.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={placeKey(place.kind, place.id)}>
                <th scope="row">
                  <button
                    type="button"
                    className="name"
                    aria-label={t('admin.dishes.edit', { name: place.name })}
                    onClick={() => setOpen({ place })}
                  >
                    {place.name}
                  </button>
                </th>
                <td>{t(`admin.dishes.kind.${place.kind}`)}</td>
                <td>{place.area}</td>
                <td>{place.id}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && (
        <PlaceDialog place={open.place} firstKind={kind ?? 'room'} known={state.places} areas={areas} onClose={() => setOpen(null)} />
      )}
    </section>
  )
}
