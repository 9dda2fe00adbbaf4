import type { ShopState } from '@passline/shared/state'
import { useMemo, useState } from 'react'
import { useActions, useLive } from '../../live/LiveContext.tsx'
import { NotSavedToast } from '../../parts/NotSavedToast.tsx'
import { ALL, chips, type Filter, heldFilter, isWithin } from './areas.ts'
import { CarriedPane } from './CarriedPane.tsx'
import { FilterChips } from './FilterChips.tsx'
import { HistoryPane } from './HistoryPane.tsx'
import { type PaneName, PaneTabs } from './PaneTabs.tsx'
import { type Pickups, type Pile, pickups } from './pickups.ts'
import { ReadyPane } from './ReadyPane.tsx'
import { UndoStrip } from './UndoStrip.tsx'
import { useCallHistory } from './useCallHistory.ts'
import { useOwnSteps } from './useOwnSteps.ts'
import { WaiterTop } from './WaiterTop.tsx'
import './panes.css'

/** Everything below the header. A pad shows the panes side by side, a phone one at a time. */
export function Floor({ state }: { state: ShopState }) {
  const [wanted, setWanted] = useState<Filter>(ALL)
  const [pane, setPane] = useState<PaneName>('ready')
  const own = useOwnSteps()
  const history = useCallHistory(state)
  const { deliver } = state.shop.settings
  const open = useMemo(() => [...state.orders.values()].filter((order) => order.status === 'open'), [state.orders])
  const all = useMemo(() => pickups(open, deliver), [open, deliver])
  const offered = useMemo(() => chips(open, state.places), [open, state.places])
  const filter = heldFilter(wanted, offered)
  const within = (pile: Pile) => isWithin(pile.order, filter, state.places)
  const shown: Pickups = { called: all.called.filter(within), made: all.made.filter(within), carried: all.carried.filter(within) }
  const shownPane = pane === 'carried' && !deliver ? 'ready' : pane
  return (
    <div className="waiter">
      <WaiterTop shop={state.shop} />
      <FilterChips chips={offered} filter={filter} onPick={setWanted} />
      <main className="panes" data-pane={shownPane} data-deliver={deliver}>
        <ReadyPane
          called={shown.called}
          made={shown.made}
          elsewhere={all.called.length - shown.called.length}
          onPickUp={(pile) => own.take('pickUp', pile)}
          onShowAll={() => setWanted(ALL)}
        />
        <div className="side">
          {deliver && (
            <CarriedPane carried={shown.carried} timeZone={state.shop.timeZone} onDeliver={(pile) => own.take('deliver', pile)} />
          )}
          <HistoryPane calls={history} timeZone={state.shop.timeZone} />
        </div>
      </main>
      <UndoStrip own={own} />
      <PaneTabs current={shownPane} deliver={deliver} called={shown.called.length} carried={shown.carried.length} onPick={setPane} />
      <Toast />
    </div>
  )
}

/** The oldest thing that was not saved and nobody has read yet. */
function Toast() {
  const toast = useLive((live) => live.toasts[0])
  const { dismissToast } = useActions()
  return toast ? <NotSavedToast code={toast.code} goods={toast.goods} onDismiss={() => dismissToast(toast.id)} /> : null
}
