import { placeInput, removed, saved } from '@passline/shared/api'
import { chosenId } from '@passline/shared/ids'
import { type PlaceKind, placeKinds } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'
import { placeKey } from '@passline/shared/state'
import { type FormEvent, useId, useState } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import { type FaultPaths, faultsBySchema, faultsByServer, NO_FAULTS } from '../faultPaths.ts'
import { NotSaved } from '../NotSaved.tsx'
import { useWrite } from '../queries.ts'
import { RemoveButton } from './RemoveButton.tsx'
import { useAddedId } from './useAddedId.ts'

interface PlaceDialogProps {
  /** Null: a new one. */
  place: Place | null
  firstKind: PlaceKind
  /** By `placeKey`. */
  known: ReadonlyMap<string, Place>
  areas: readonly string[]
  onClose: () => void
}

/** Adds, changes or removes a room, table or wristband. */
export function PlaceDialog({ place, firstKind, known, areas, onClose }: PlaceDialogProps) {
  const { t } = useText()
  const [form, list] = [useId(), useId()]
  const [kind, setKind] = useState<PlaceKind>(place?.kind ?? firstKind)
  const [draft, setDraft] = useState({ id: (place?.id ?? '') as string, name: place?.name ?? '', area: place?.area ?? '' })
  const [faults, setFaults] = useState<FaultPaths>(NO_FAULTS)
  const added = useAddedId((id) => known.has(placeKey(kind, id)))
  const save = useWrite(saved.place)
  const remove = useWrite(removed)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const id = place?.id ?? added.idOf(draft.id, kind, draft.name)
    const body = { name: draft.name.trim(), area: draft.area.trim() }
    const found = new Set(faultsBySchema(placeInput, body))
    if (!chosenId.safeParse(id).success || (place === null && added.isTaken(id))) found.add('id')
    setFaults(found)
    if (found.size > 0) return
    added.onSent(id)
    save.mutate(
      { method: 'PUT', path: `/${kind}s/${id}`, body },
      { onSuccess: onClose, onError: (failure) => setFaults(faultsByServer(failure)) },
    )
  }
  return (
    <Dialog
      title={t(place ? 'admin.dishes.editPlace' : 'admin.dishes.newPlace')}
      width={560}
      closeLabel={t('admin.close')}
      onClose={onClose}
      footer={
        <>
          {place && (
            <RemoveButton
              isBusy={remove.isPending}
              onRemove={() => remove.mutate({ method: 'DELETE', path: `/${place.kind}s/${place.id}` }, { onSuccess: onClose })}
            />
          )}
          <button type="submit" form={form} className="b1" disabled={save.isPending}>
            {t(save.isPending ? 'admin.saving' : 'admin.save')}
          </button>
        </>
      }
    >
      <form id={form} className="dish-form" noValidate onSubmit={submit}>
        <Field label={t('admin.dishes.field.kind')}>
          {(tied) => (
            <select {...tied} value={kind} disabled={place !== null} onChange={(event) => setKind(event.target.value as PlaceKind)}>
              {placeKinds.map((each) => (
                <option key={each} value={each}>
                  {t(`admin.dishes.kind.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {(['name', 'id', 'area'] as const).map((name) => (
          <Field
            key={name}
            label={t(`admin.dishes.field.${name}`)}
            hint={name === 'name' ? undefined : t(`admin.dishes.hint.${name}`)}
            wrong={faults.has(name) ? t(`admin.dishes.wrong.${name}`) : null}
          >
            {(tied) => (
              <input
                {...tied}
                name={name}
                value={draft[name]}
                readOnly={name === 'id' && place !== null}
                list={name === 'area' ? list : undefined}
                onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <datalist id={list}>
          {areas.map((area) => (
            <option key={area} value={area} />
          ))}
        </datalist>
        <div className="wide">
          <NotSaved failure={save.error ?? remove.error} />
        </div>
      </form>
    </Dialog>
  )
}
