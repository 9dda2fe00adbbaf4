import { shownSeqNo } from '@passline/shared/businessDay'
import type { ShopId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { Place } from '@passline/shared/shop'
import { useState } from 'react'
import { useClient } from '../../live/LiveContext.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { KindTabs } from './KindTabs.tsx'
import { PlaceGrid } from './PlaceGrid.tsx'
import { fittingKinds, type PlaceTarget, placeRows, targetOf } from './target.ts'
import { useWords } from './useWords.ts'
import { useWrite } from './useWrite.ts'
import { WriteProblem } from './WriteProblem.tsx'

interface MoveDialogProps {
  shopId: ShopId
  order: CateringOrder
  places: ReadonlyMap<string, Place>
  orders: readonly CateringOrder[]
  isOnline: boolean
  onMoved: (to: PlaceTarget) => void
  onClose: () => void
}

/** Moves the whole order to another place. A place where an order is open cannot be chosen: two orders never become one by moving. */
export function MoveDialog({ shopId, order, places, orders, isOnline, onMoved, onClose }: MoveDialogProps) {
  const { t, placeOf, targetOf: named } = useWords()
  const client = useClient()
  const { state, run } = useWrite()
  const kinds = fittingKinds(order.source)
  const [kind, setKind] = useState(order.place && kinds.includes(order.place.kind) ? order.place.kind : (kinds[0] ?? 'room'))
  const [search, setSearch] = useState('')
  const [to, setTo] = useState<PlaceTarget | null>(null)
  const rows = placeRows(places.values(), orders, { kind, search }).filter(({ place }) => kinds.includes(place.kind))
  const isWorking = state.phase === 'working'

  async function move(target: PlaceTarget) {
    const answer = await run((key) => client.moveOrder(shopId, order.id, target, key))
    if (answer.kind === 'ok') onMoved(target)
  }
  return (
    <Dialog
      testId="move-dialog"
      width={880}
      title={
        <>
          {t('cashier.move.title')}
          <b>{placeOf(order)}</b>
        </>
      }
      aside={<em>{shownSeqNo(order.seqNo)}</em>}
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="second" onClick={onClose}>
            {t('cashier.dialog.back')}
          </button>
          <button
            type="button"
            className="main"
            data-testid="confirm-move"
            disabled={to === null || !isOnline || isWorking}
            onClick={() => to && void move(to)}
          >
            {buttonText()}
          </button>
        </>
      }
    >
      <div className="box">
        {kinds.length > 1 && (
          <KindTabs
            kinds={kinds}
            current={kind}
            onPick={(next) => {
              if (next !== 'takeAway') setKind(next)
              setSearch('')
            }}
          />
        )}
        <p className="small">{t('cashier.move.hint')}</p>
        <input
          className="field"
          data-autofocus
          value={search}
          placeholder={t('cashier.target.search')}
          aria-label={t('cashier.target.search')}
          data-testid="move-search"
          onChange={(event) => setSearch(event.target.value)}
        />
        <PlaceGrid
          rows={rows}
          target={to}
          search={search}
          shut={{ here: targetOf(order), isOff: state.phase === 'unknown' || isWorking }}
          onPick={setTo}
        />
        <WriteProblem state={state} isOnline={isOnline} />
      </div>
    </Dialog>
  )

  function buttonText(): string {
    if (isWorking) return t('cashier.dialog.working')
    return to === null ? t('cashier.move.pick') : t('cashier.move.confirm', { from: placeOf(order), to: named(to, places) })
  }
}
