import type { Station } from '@passline/shared/shop'
import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import type { FaultPaths } from '../faultPaths.ts'
import type { DishDraft } from './dishDraft.ts'

interface DishFieldsProps {
  draft: DishDraft
  stations: readonly Station[]
  faults: FaultPaths
  isNew: boolean
  onChange: (draft: DishDraft) => void
}

type Typed = 'id' | 'zh' | 'en' | 'price' | 'minutes' | 'timer' | 'course' | 'sort'

/** The fields of a dish, and by which path the server names each. */
const FIELDS: readonly { name: Typed; path: string; isNumber?: true }[] = [
  { name: 'zh', path: 'name.zh' },
  { name: 'en', path: 'name.en' },
  { name: 'id', path: 'id' },
  { name: 'price', path: 'priceFen', isNumber: true },
  { name: 'minutes', path: 'expectedMinutes', isNumber: true },
  { name: 'timer', path: 'timerSeconds', isNumber: true },
  { name: 'course', path: 'course', isNumber: true },
  { name: 'sort', path: 'sort', isNumber: true },
]
const HINTED = ['id', 'en', 'timer', 'minutes', 'sort'] as const

/** What a dish is, apart from its allergens and options. */
export function DishFields({ draft, stations, faults, isNew, onChange }: DishFieldsProps) {
  const { t, nameOf } = useText()
  const hintOf = (name: Typed) => {
    const hinted = HINTED.find((each) => each === name)
    return hinted && t(`admin.dishes.hint.${hinted}`)
  }
  const wrongOf = (name: Typed, path: string) => {
    if (name === 'id' && faults.has('id.double')) return t('admin.dishes.wrong.double')
    return faults.has(path) ? t(`admin.dishes.wrong.${name}`) : null
  }
  return (
    <>
      {FIELDS.map(({ name, path, isNumber }) => (
        <Field key={name} label={t(`admin.dishes.field.${name}`)} hint={hintOf(name)} wrong={wrongOf(name, path)}>
          {(tied) => (
            <input
              {...tied}
              name={name}
              value={draft[name]}
              inputMode={isNumber ? 'decimal' : 'text'}
              readOnly={name === 'id' && !isNew}
              {...(name === 'zh' && { 'data-autofocus': true })}
              onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={t('admin.dishes.field.station')} wrong={faults.has('stationId') ? t('admin.dishes.wrong.station') : null}>
        {(tied) => (
          <select {...tied} value={draft.stationId} onChange={(event) => onChange({ ...draft, stationId: event.target.value })}>
            {stations.map((station) => (
              <option key={station.id} value={station.id}>
                {nameOf(station.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}
