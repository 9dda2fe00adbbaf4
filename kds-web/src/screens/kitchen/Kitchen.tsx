import { useMemo, useRef, useState } from 'react'
import { useLive, useServerNow, useTicking } from '../../live/LiveContext.tsx'
import { isProvisional } from '../../live/overlay.ts'
import { TotalsRail } from '../../parts/TotalsRail.tsx'
import { useText } from '../../text/i18n.ts'
import { useReported } from '../useReported.ts'
import { DockedSheet } from './DockedSheet.tsx'
import { Ghosts, NothingToMake } from './emptyWalls.tsx'
import { KitchenHeader } from './KitchenHeader.tsx'
import { NewTickets } from './NewTickets.tsx'
import { Pickups } from './Pickups.tsx'
import { Strip } from './Strip.tsx'
import { reportedStations, toggled } from './stations.ts'
import { orphansOf, standingOf, totalsOf } from './totals.ts'
import { useAreaOf } from './useAreaOf.ts'
import { useHold } from './useHold.ts'
import { useKitchenWork } from './useKitchenWork.ts'
import { useLateIds } from './useLateIds.ts'
import { usePacking } from './usePacking.ts'
import { usePlaces } from './usePlaces.ts'
import { useTimerChime } from './useTimerChime.ts'
import { useView } from './useView.ts'
import { useWorkKeys } from './useWorkKeys.ts'
import { Wall } from './Wall.tsx'
import { createWall } from './wall.ts'
import { GAP, isLowWall, layoutOf, MORE, reserveOf } from './wallLayout.ts'
import '../../parts/chrome.css'
import './kitchen.css'

/** The kitchen screen (后厨): the wall of tickets, oldest first, and what a cook can do with them. */
export function Kitchen() {
  const { lang } = useText()
  const state = useLive((live) => live.state)
  const phase = useLive((live) => live.connection.phase)
  const reverted = useLive((live) => live.reverted)
  const uncovered = useLive((live) => live.presence?.uncovered ?? NONE)
  const selfId = useLive((live) => live.self?.deviceId ?? null)
  const now = useServerNow()
  const ticking = useTicking()
  const view = useView()
  const { station } = view
  const hold = useHold()

  const [wallOf] = useState(createWall)
  const tickets = useMemo(
    () => (state ? wallOf(state, { station, now, isHeld: hold.isHeld, selfId }) : []),
    [wallOf, state, station, now, hold.isHeld, selfId],
  )
  const totals = useMemo(() => (state ? totalsOf(state, station) : null), [state, station])
  const standing = useMemo(() => (state ? standingOf(state, station, now) : NONE), [state, station, now])
  const orphans = useMemo(() => (state ? orphansOf(state, station, uncovered) : null), [state, station, uncovered])
  const lateIds = useLateIds(tickets, now)
  const places = usePlaces(state, station, uncovered)
  useTimerChime(tickets, now)

  const work = useKitchenWork(tickets, state, station)
  const app = useRef<HTMLDivElement>(null)
  const wall = useRef<HTMLElement>(null)
  const screen = useAreaOf(app) ?? { width: 1920, height: 1080 }
  const area = useAreaOf(wall) ?? { width: 0, height: screen.height - 192 }
  const isDocked = work.sheet !== null
  const layout = layoutOf(screen, isDocked, view.density)
  const size = {
    columns: layout.columns,
    height: area.height - 2 * GAP,
    gap: GAP,
    reserve: isDocked ? 0 : reserveOf(area.height),
    more: MORE,
  }
  const measureKey = `${layout.columnWidth} ${lang} ${station.join()}`
  const { packing, isMeasured } = usePacking({ wall, tickets, lateIds, size, measureKey, isHeld: hold.isHeld })
  const page = Math.min(work.page, packing.pages - 1)
  const onPage = packing.placements.filter((place) => place.page === page).map((place) => place.id)
  const takeOver = () => orphans && station.length > 0 && view.setStation([...new Set([...station, ...orphans.stationIds])])
  const nextStation = () => {
    const ids = ['all', ...places.stations.map((each) => each.id)]
    view.setStation(toggled([], ids[(ids.indexOf(station[0] ?? 'all') + 1) % ids.length] ?? 'all'))
  }
  useWorkKeys(work, { tickets, onPage, pages: packing.pages, page, touched: hold.tapKey, nextStation, takeOver })
  useReported(hold.isHeld ? null : (state?.rev ?? null), reportedStations(station))

  const timeZone = state?.shop.timeZone ?? 'Asia/Shanghai'
  const elsewhere = (totals?.byStation.get('all') ?? 0) - station.reduce((sum, id) => sum + (totals?.byStation.get(id) ?? 0), 0)
  const classes = ['app', phase === 'offline' && 'offline', layout.isPortrait && 'portrait', isDocked && 'docked']
  return (
    <div className={classes.filter(Boolean).join(' ')} ref={app} style={{ gridTemplateColumns: `minmax(0, 1fr) ${layout.side}px` }}>
      <KitchenHeader state={state} totals={totals} late={lateIds.size} uncovered={uncovered} view={view} />
      <main className="wall" ref={wall} onPointerDown={hold.onPointerDown}>
        {state === null ? (
          <Ghosts columns={layout.columns} />
        ) : tickets.length === 0 ? (
          <NothingToMake elsewhere={station.length === 0 ? 0 : elsewhere} />
        ) : (
          <Wall
            tickets={tickets}
            packing={packing}
            page={page}
            isMeasured={isMeasured}
            layout={layout}
            isDocked={isDocked}
            isLow={isLowWall(area.height)}
            room={size.height}
            selection={work.selection}
            expandedId={work.expandedId}
            lit={work.lit}
            reverted={reverted}
            isProvisional={isProvisional}
            settings={state.shop.settings}
            {...places.props}
            timeZone={timeZone}
            ticking={ticking}
            rev={state.rev}
            on={work.on}
            onNextPage={() => work.turnPage(1, page, packing.pages)}
          />
        )}
      </main>
      {work.sheet && state && (
        <DockedSheet sheet={work.sheet} state={state} tickets={tickets} shown={onPage} station={station} onClose={work.closeSheet} />
      )}
      {(!isDocked || layout.isPortrait) && (
        <TotalsRail dishes={totals?.dishes ?? NONE} lit={work.lit} onLight={work.light}>
          <Pickups standing={standing} />
        </TotalsRail>
      )}
      <Strip
        timeZone={timeZone}
        page={page}
        pages={packing.pages}
        onPage={(by) => work.turnPage(by, page, packing.pages)}
        orphans={orphans}
        stationName={places.props.stationName}
        onTake={takeOver}
        onRecall={work.openRecall}
      />
      <NewTickets tickets={tickets} />
    </div>
  )
}

const NONE: never[] = []
