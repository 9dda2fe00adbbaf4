import { removed, saved, stationInput } from '@passline/shared/api'
import { chosenId } from '@passline/shared/ids'
import type { Station } from '@passline/shared/shop'
import { type FormEvent, useId, useState } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { useText } from '../../../text/i18n.ts'
import { Field } from '../Field.tsx'
import { type FaultPaths, faultsBySchema, faultsByServer, NO_FAULTS } from '../faultPaths.ts'
import { NotSaved } from '../NotSaved.tsx'
import { useWrite } from '../queries.ts'
import { RemoveButton } from './RemoveButton.tsx'
import { useAddedId } from './useAddedId.ts'

interface StationDialogProps {
  /** Null: a new one. */
  station: Station | null
  known: ReadonlyMap<string, Station>
  onClose: () => void
}

const FIELDS = [
  { name: 'zh', path: 'name.zh' },
  { name: 'en', path: 'name.en' },
  { name: 'id', path: 'id' },
  { name: 'sort', path: 'sort' },
] as const

/** Adds, changes or removes a station. */
export function StationDialog({ station, known, onClose }: StationDialogProps) {
  const { t } = useText()
  const form = useId()
  const { id = '', name = { zh: '', en: '' }, sort = known.size + 1 } = station ?? {}
  const [draft, setDraft] = useState({ id: id as string, zh: name.zh, en: name.en, sort: String(sort) })
  const [faults, setFaults] = useState<FaultPaths>(NO_FAULTS)
  const added = useAddedId((each) => known.has(each))
  const save = useWrite(saved.station)
  const remove = useWrite(removed)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const chosen = station?.id ?? added.idOf(draft.id, 'station', draft.en)
    const body = {
      name: { zh: draft.zh.trim(), en: draft.en.trim() },
      sort: /^\d{1,4}$/.test(draft.sort) ? Number(draft.sort) : Number.NaN,
    }
    const found = new Set(faultsBySchema(stationInput, body))
    if (!chosenId.safeParse(chosen).success || (station === null && added.isTaken(chosen))) found.add('id')
    setFaults(found)
    if (found.size > 0) return
    added.onSent(chosen)
    save.mutate(
      { method: 'PUT', path: `/stations/${chosen}`, body },
      { onSuccess: onClose, onError: (failure) => setFaults(faultsByServer(failure)) },
    )
  }
  return (
    <Dialog
      title={t(station ? 'admin.dishes.editStation' : 'admin.dishes.newStation')}
      width={560}
      closeLabel={t('admin.close')}
      onClose={onClose}
      footer={
        <>
          {station && (
            <RemoveButton
              isBusy={remove.isPending}
              onRemove={() => remove.mutate({ method: 'DELETE', path: `/stations/${station.id}` }, { onSuccess: onClose })}
            />
          )}
          <button type="submit" form={form} className="b1" disabled={save.isPending}>
            {t(save.isPending ? 'admin.saving' : 'admin.save')}
          </button>
        </>
      }
    >
      <form id={form} className="dish-form" noValidate onSubmit={submit}>
        {FIELDS.map(({ name, path }) => (
          <Field
            key={name}
            label={t(`admin.dishes.field.${name}`)}
            hint={name === 'zh' ? undefined : t(`admin.dishes.hint.${name}`)}
            wrong={faults.has(path) ? t(`admin.dishes.wrong.${name}`) : null}
          >
            {(tied) => (
              <input
                {...tied}
                name={name}
                value={draft[name]}
                readOnly={name === 'id' && station !== null}
                onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <div className="wide">
          <NotSaved failure={save.error ?? remove.error} />
        </div>
      </form>
    </Dialog>
  )
}
