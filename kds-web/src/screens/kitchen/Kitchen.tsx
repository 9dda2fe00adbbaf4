import { useLive, useTicking } from '../../live/LiveContext.tsx'
import { isProvisional } from '../../live/overlay.ts'
import { TotalsRail } from '../../parts/TotalsRail.tsx'
import { useReported } from '../useReported.ts'
import { Ghosts, NothingToMake } from './emptyWalls.tsx'
import { KitchenHeader } from './KitchenHeader.tsx'
import { NewTickets } from './NewTickets.tsx'
import { Pickups } from './Pickups.tsx'
import { Strip } from './Strip.tsx'
import { seenOf } from './selection.ts'
import { reportedStations, toggled } from './stations.ts'
import { useDockedSheet } from './useDockedSheet.ts'
import { useFitting } from './useFitting.ts'
import { useHold } from './useHold.ts'
import { useKitchenWork } from './useKitchenWork.ts'
import { usePlaces } from './usePlaces.ts'
import { useToMake } from './useToMake.ts'
import { useView } from './useView.ts'
import { useWorkKeys } from './useWorkKeys.ts'
import { Wall } from './Wall.tsx'
import { isLowWall } from './wallLayout.ts'
import '../../parts/chrome.css'
import './kitchen.css'

/** The kitchen screen (后厨): the wall of tickets, oldest first, and what a cook can do with them. */
export function Kitchen() {
  const state = useLive((live) => live.state)
  const phase = useLive((live) => live.connection.phase)
  const reverted = useLive((live) => live.reverted)
  const uncovered = useLive((live) => live.presence?.uncovered ?? NONE)
  const ticking = useTicking()
  const view = useView()
  const { station } = view
  const hold = useHold()
  const { tickets, totals, standing, orphans, lateIds } = useToMake(state, station, uncovered, hold.isHeld)
  const places = usePlaces(state, station, uncovered)
  const work = useKitchenWork(tickets, state, station)
  const DockedSheet = useDockedSheet(work.sheet !== null, phase === 'live')
  const isDocked = work.sheet !== null && DockedSheet !== null
  const { app, wall, area, layout, room, packing, isMeasured } = useFitting({ tickets, lateIds, view, isDocked, isHeld: hold.isHeld })
  const page = Math.min(work.page, packing.pages - 1)
  const glass = { tickets, here: packing.placements.filter((place) => place.page === page), expandedId: work.expandedId }
  const seen = seenOf(work.selection, glass)
  const takeOver = () => orphans && station.length > 0 && view.setStation([...new Set([...station, ...orphans.stationIds])])
  const nextStation = () => {
    const ids = ['all', ...places.stations.map((each) => each.id)]
    view.setStation(toggled([], ids[(ids.indexOf(station[0] ?? 'all') + 1) % ids.length] ?? 'all'))
  }
  useWorkKeys(work, { glass, seen, pages: packing.pages, page, touched: hold.tapKey, nextStation, takeOver })
  useReported(hold.isHeld ? null : (state?.rev ?? null), reportedStations(station))

  const timeZone = state?.shop.timeZone ?? 'Asia/Shanghai'
  const elsewhere = (totals?.byStation.get('all') ?? 0) - station.reduce((sum, id) => sum + (totals?.byStation.get(id) ?? 0), 0)
  const classes = ['app', phase === 'offline' && 'offline', layout.isPortrait && 'portrait', isDocked && 'docked']
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      ref={app}
      style={{ gridTemplateColumns: `minmax(0, 1fr) ${layout.side}px` }}
      onClickCapture={(event) => event.detail > 0 && work.slip.hasMoved() && event.stopPropagation()}
    >
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
            room={room}
            selection={seen}
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
            onNextPage={() => {
              work.slip.touch()
              work.turnPage(1, page, packing.pages)
            }}
          />
        )}
      </main>
      {work.sheet && DockedSheet && state && (
        <DockedSheet
          sheet={work.sheet}
          state={state}
          tickets={tickets}
          shown={glass.here.map((place) => place.id)}
          station={station}
          onClose={work.closeSheet}
        />
      )}
      {(!isDocked || layout.isPortrait) && (
        <TotalsRail dishes={totals?.dishes ?? NONE} lit={work.lit} onLight={work.light}>
          <Pickups standing={standing} slip={work.slip} />
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
        onUndo={work.undo}
        onRecall={work.openRecall}
      />
      <NewTickets tickets={tickets} />
    </div>
  )
}

const NONE: never[] = []
