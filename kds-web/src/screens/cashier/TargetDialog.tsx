import type { CateringOrder } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'
import { useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { KindTabs } from './KindTabs.tsx'
import { PlaceGrid } from './PlaceGrid.tsx'
import { meantPlace, placeRows, type Target, type TargetKind } from './target.ts'
import { useWords } from './useWords.ts'

interface TargetDialogProps {
  kind: TargetKind
  target: Target | null
  places: ReadonlyMap<string, Place>
  orders: readonly CateringOrder[]
  /** What is chosen for the target in front and not ordered yet; null when nothing is, or no target is. */
  unsent: { portions: number; targetName: string } | null
  /** Whether the dialog opens to take the unsent along, or to begin anew. */
  takesAlong: boolean
  onPick: (target: Target, takesAlong: boolean) => void
  onClose: () => void
}

/** Where the order goes: rooms, tables and wristbands with what is open there, or take-away. */
export function TargetDialog({ kind: first, target, places, orders, unsent, takesAlong, onPick, onClose }: TargetDialogProps) {
  const { t } = useWords()
  const [kind, setKind] = useState(first)
  const [search, setSearch] = useState('')
  const [along, setAlong] = useState(takesAlong)
  const rows = kind === 'takeAway' ? [] : placeRows(places.values(), orders, { kind, search })
  const meant = kind === 'takeAway' ? null : meantPlace(rows, { kind, search })
  const pick = (to: Target) => onPick(to, along && unsent !== null)
  return (
    <Dialog
      testId="target-dialog"
      width={880}
      title={t('cashier.target.dialog')}
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={
        kind === 'takeAway' ? (
          <button type="button" className="main" data-testid="use-take-away" onClick={() => pick({ kind: 'takeAway' })}>
            {t('cashier.target.useTakeAway', { takeAway: t('place.takeAway') })}
          </button>
        ) : (
          <button type="button" className="second" onClick={onClose}>
            {t('cashier.dialog.back')}
          </button>
        )
      }
    >
      <div className="box">
        <KindTabs
          current={kind}
          onPick={(next) => {
            setKind(next)
            setSearch('')
          }}
        />
        {unsent && (
          <div className="opt">
            <button type="button" aria-pressed={along} data-testid="take-along" onClick={() => setAlong(true)}>
              {t('cashier.target.takeAlong', { n: unsent.portions })}
            </button>
            <button type="button" aria-pressed={!along} data-testid="begin-anew" onClick={() => setAlong(false)}>
              {t('cashier.target.beginAnew', { n: unsent.portions, place: unsent.targetName })}
            </button>
          </div>
        )}
        {kind === 'takeAway' ? (
          <p className="warning calm">
            <Icon name="plus" />
            <span>{t('cashier.target.takeAwayNew')}</span>
          </p>
        ) : (
          <>
            <input
              className="field"
              data-autofocus
              value={search}
              placeholder={t('cashier.target.search')}
              aria-label={t('cashier.target.search')}
              data-testid="target-search"
              onChange={(event) => setSearch(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing || !meant) return
                // Else the same key would press the button that has the focus again.
                event.preventDefault()
                pick(meant)
              }}
            />
            <PlaceGrid rows={rows} target={target} search={search} onPick={pick} />
          </>
        )}
      </div>
    </Dialog>
  )
}
