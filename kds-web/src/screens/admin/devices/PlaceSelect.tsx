import type { Device } from '@passline/shared/api'
import type { PlaceKind } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'
import { placeKey } from '@passline/shared/state'
import { useLive } from '../../../live/LiveContext.tsx'
import { useText } from '../../../text/i18n.ts'
import type { Tied } from '../Field.tsx'

interface PlaceSelectProps {
  tied: Tied
  kind: PlaceKind
  place: Device['place']
  onChange: (place: Device['place']) => void
}

/** One of the shop's rooms, tables or wristbands. */
export function PlaceSelect({ tied, kind, place, onChange }: PlaceSelectProps) {
  const { t } = useText()
  const places = useLive(({ state }) => state?.places)
  const list = [...(places?.values() ?? [])]
    .filter((each) => each.kind === kind)
    .sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }))
  const take = (key: string) => {
    const found: Place | undefined = places?.get(key)
    onChange(found ? { kind: found.kind, id: found.id } : null)
  }
  return (
    <select {...tied} value={place ? placeKey(place.kind, place.id) : ''} onChange={(event) => take(event.target.value)}>
      <option value="">{t('admin.devices.noPlace')}</option>
      {list.map((each) => (
        <option key={each.id} value={placeKey(each.kind, each.id)}>
          {each.area ? `${each.name} · ${each.area}` : each.name}
        </option>
      ))}
    </select>
  )
}
