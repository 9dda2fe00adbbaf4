import type { ShopState } from '@passline/shared/state'
import { useState } from 'react'
import { useActions, useLive } from '../../live/LiveContext.tsx'
import { NotSavedToast } from '../../parts/NotSavedToast.tsx'
import { useSaid } from '../inbox/useSaid.ts'
import { ALL, type Filter } from './areas.ts'
import { CarriedPane } from './CarriedPane.tsx'
import { FilterChips } from './FilterChips.tsx'
import { HistoryPane } from './HistoryPane.tsx'
import { InboxPane } from './InboxPane.tsx'
import { type PaneName, PaneTabs } from './PaneTabs.tsx'
import { ReadyPane } from './ReadyPane.tsx'
import { ringsOf } from './rings.ts'
import { UndoStrip } from './UndoStrip.tsx'
import { useCallHistory } from './useCallHistory.ts'
import { useFloorView } from './useFloorView.ts'
import { useOwnSteps } from './useOwnSteps.ts'
import { useVibration } from './useVibration.ts'
import { WaiterTop } from './WaiterTop.tsx'
import './panes.css'

/** Everything below the header. A pad shows the panes side by side, a phone one at a time. */
export function Floor({ state }: { state: ShopState }) {
  const [wanted, setWanted] = useState<Filter>(ALL)
  const [pane, setPane] = useState<PaneName>('inbox')
  const actions = useActions()
  const own = useOwnSteps()
  const saying = useSaid()
  const { open, acknowledge } = saying
  const calls = useCallHistory(state)
  const { offered, filter, inbox, acknowledged, shown, elsewhere, coming, history } = useFloorView({
    state,
    wanted,
    saying,
    history: calls,
  })
  const { deliver } = state.shop.settings
  const shownPane = pane === 'carried' && !deliver ? 'ready' : pane
  const showAll = () => setWanted(ALL)
  useVibration()
  return (
    <div className="waiter">
      <WaiterTop shop={state.shop} />
      <FilterChips chips={offered} filter={filter} onPick={setWanted} />
      <main className="panes" data-pane={shownPane} data-deliver={deliver}>
        <InboxPane
          inbox={inbox}
          acknowledged={acknowledged}
          ready={shown.called.length}
          onTake={actions.takePadCall}
          onDone={actions.donePadCall}
          onAcknowledge={(said) => acknowledge([said])}
          onShowAll={showAll}
          onShowReady={() => setPane('ready')}
        />
        <ReadyPane
          called={shown.called}
          made={shown.made}
          elsewhere={elsewhere}
          ringsOf={(pile) => ringsOf(pile, open)}
          onPickUp={(pile) => own.take('pickUp', pile)}
          onComing={acknowledge}
          onShowAll={showAll}
          coming={coming}
          isEverything={filter.by === 'place'}
          timeZone={state.shop.timeZone}
          onRush={(goodsId) => actions.takeStep(['rush'], [{ goodsId }])}
          onFire={(goodsIds) =>
            actions.takeStep(
              ['fire'],
              goodsIds.map((goodsId) => ({ goodsId })),
            )
          }
        />
        <div className="side">
          {deliver && (
            <CarriedPane carried={shown.carried} timeZone={state.shop.timeZone} onDeliver={(pile) => own.take('deliver', pile)} />
          )}
          <HistoryPane calls={history} isFiltered={filter.by !== 'all'} timeZone={state.shop.timeZone} />
        </div>
      </main>
      <UndoStrip own={own} />
      <PaneTabs
        current={shownPane}
        deliver={deliver}
        open={inbox.open}
        called={shown.called.length}
        carried={shown.carried.length}
        onPick={setPane}
      />
      <Toast />
    </div>
  )
}

/** The oldest thing that was not saved and nobody has read yet. */
function Toast() {
  const toast = useLive((live) => live.toasts[0])
  const { dismissToast } = useActions()
  return toast ? <NotSavedToast toast={toast} onDismiss={dismissToast} /> : null
}
