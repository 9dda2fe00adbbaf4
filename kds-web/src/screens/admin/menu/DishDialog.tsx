import { dishInput, removed, saved } from '@passline/shared/api'
import { chosenId } from '@passline/shared/ids'
import type { Dish, Station } from '@passline/shared/shop'
import { type FormEvent, useId, useState } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { useText } from '../../../text/i18n.ts'
import { type FaultPaths, faultsBySchema, faultsByServer, NO_FAULTS } from '../faultPaths.ts'
import { NotSaved } from '../NotSaved.tsx'
import { useWrite } from '../queries.ts'
import { AllergenTicks } from './AllergenTicks.tsx'
import { DishFields } from './DishFields.tsx'
import { bodyOf, draftOf, emptyDraft } from './dishDraft.ts'
import { OptionsEditor } from './OptionsEditor.tsx'
import { RemoveButton } from './RemoveButton.tsx'
import { useAddedId } from './useAddedId.ts'

interface DishDialogProps {
  /** Null: a new one. */
  dish: Dish | null
  stations: readonly Station[]
  known: ReadonlyMap<string, Dish>
  /** The station that a new dish begins with; empty: the first. */
  firstStation: string
  onClose: () => void
}

/** Adds or changes a dish; what is wrong is said at its field. */
export function DishDialog({ dish, stations, known, firstStation, onClose }: DishDialogProps) {
  const { t } = useText()
  const form = useId()
  const [draft, setDraft] = useState(() =>
    dish ? draftOf(dish) : emptyDraft(firstStation || (stations[0]?.id ?? ''), Math.min(9_999, known.size + 1)),
  )
  const [faults, setFaults] = useState<FaultPaths>(NO_FAULTS)
  const added = useAddedId((id) => known.has(id))
  const save = useWrite(saved.dish)
  const remove = useWrite(removed)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const id = dish?.id ?? added.idOf(draft.id, 'dish', draft.en)
    const body = bodyOf(draft)
    const found = new Set(faultsBySchema(dishInput, body))
    if (!chosenId.safeParse(id).success) found.add('id')
    if (dish === null && added.isTaken(id)) found.add('id.double')
    setFaults(found)
    if (found.size > 0) return
    added.onSent(id)
    save.mutate(
      { method: 'PUT', path: `/dishes/${id}`, body },
      { onSuccess: onClose, onError: (failure) => setFaults(faultsByServer(failure)) },
    )
  }
  return (
    <Dialog
      title={t(dish ? 'admin.dishes.editDish' : 'admin.dishes.newDish')}
      width={860}
      closeLabel={t('admin.close')}
      testId="dish-dialog"
      onClose={onClose}
      footer={
        <>
          {dish && (
            <RemoveButton
              isBusy={remove.isPending}
              onRemove={() => remove.mutate({ method: 'DELETE', path: `/dishes/${dish.id}` }, { onSuccess: onClose })}
            />
          )}
          <button type="submit" form={form} className="b1" disabled={save.isPending}>
            {t(save.isPending ? 'admin.saving' : 'admin.save')}
          </button>
        </>
      }
    >
      <form id={form} className="dish-form" noValidate onSubmit={submit}>
        <DishFields draft={draft} stations={stations} faults={faults} isNew={dish === null} onChange={setDraft} />
        <AllergenTicks chosen={draft.allergens} onChange={(allergens) => setDraft({ ...draft, allergens })} />
        <OptionsEditor options={draft.options} faults={faults} onChange={(options) => setDraft({ ...draft, options })} />
        <p className="hint wide">{t(dish ? 'admin.dishes.removeDishHint' : 'admin.dishes.hint.sale')}</p>
        <div className="wide">
          <NotSaved failure={save.error ?? remove.error} />
        </div>
      </form>
    </Dialog>
  )
}
