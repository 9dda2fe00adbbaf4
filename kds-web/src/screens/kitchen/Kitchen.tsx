import type { OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useLive, useServerNow, useTicking } from '../../live/LiveContext.tsx'
import { agingOf } from '../../parts/aging.ts'
import { TotalsRail } from '../../parts/TotalsRail.tsx'
import { useText } from '../../text/i18n.ts'
import { useReported } from '../useReported.ts'
import { Ghosts, NothingToMake } from './emptyWalls.tsx'
import { KitchenHeader } from './KitchenHeader.tsx'
import { LineSheet } from './LineSheet.tsx'
import { OverflowCard } from './OverflowCard.tsx'
import { Strip } from './Strip.tsx'
import { totalsOf } from './totals.ts'
import { useAreaOf } from './useAreaOf.ts'
import { useHold } from './useHold.ts'
import { useKitchenWork } from './useKitchenWork.ts'
import { usePacking } from './usePacking.ts'
import { Wall } from './Wall.tsx'
import { createWall, type StationFilter, type WallTicket } from './wall.ts'
import { GAP, isLowWall, layoutOf, MORE, reserveOf } from './wallLayout.ts'
import '../../parts/chrome.css'
import './kitchen.css'

/** The kitchen screen (后厨): the wall of tickets, oldest first, and what a cook can do with them. */
export function Kitchen() {
  const { t, lang, nameOf } = useText()
  const state = useLive((live) => live.state)
  const phase = useLive((live) => live.connection.phase)
  const reverted = useLive((live) => live.reverted)
  const now = useServerNow()
  const ticking = useTicking()
  const [station, setStation] = useStation()
  const hold = useHold()

  const [wallOf] = useState(createWall)
  const tickets = useMemo(
    () => (state ? wallOf(state, { station, now, isHeld: hold.isHeld }) : []),
    [wallOf, state, station, now, hold.isHeld],
  )
  const totals = useMemo(() => (state ? totalsOf(state, station) : null), [state, station])
  const lateIds = useLateIds(tickets, now)
  const stationOf = useCallback(
    (goods: OrderGoods) => {
      if (station !== 'all') return null
      const known = state?.stations.get(goods.stationId)
      return known ? nameOf(known.name) : t('kitchen.other')
    },
    [station, state?.stations, nameOf, t],
  )

  const work = useKitchenWork(tickets, state?.shop.settings.oneTap ?? false)
  const sheet = work.sheet === null ? null : findLine(tickets, work.sheet)
  const app = useRef<HTMLDivElement>(null)
  const wall = useRef<HTMLElement>(null)
  const screen = useAreaOf(app) ?? { width: 1920, height: 1080 }
  const area = useAreaOf(wall) ?? { width: 0, height: screen.height - 192 }
  const layout = layoutOf(screen, sheet !== null)
  const size = { columns: layout.columns, height: area.height - 2 * GAP, gap: GAP, reserve: sheet ? 0 : reserveOf(area.height), more: MORE }
  const measureKey = `${layout.columnWidth} ${lang} ${station === 'all'}`
  const { packing, isMeasured } = usePacking({ wall, tickets, lateIds, size, measureKey, isHeld: hold.isHeld })
  const page = Math.min(work.page, packing.pages - 1)
  const onPage = packing.placements.filter((place) => place.page === page).map((place) => place.id)
  work.useKeys({ onPage, pages: packing.pages, page, touched: hold.tapKey })

  useReported(hold.isHeld ? null : (state?.rev ?? null), shownStations(station))

  const timeZone = state?.shop.timeZone ?? 'Asia/Shanghai'
  const isOffline = phase === 'offline'
  return (
    <div className={isOffline ? 'app offline' : 'app'} ref={app} style={{ gridTemplateColumns: `minmax(0, 1fr) ${layout.side}px` }}>
      <KitchenHeader state={state} totals={totals} late={lateIds.size} station={station} onStation={setStation} />
      <main className="wall" ref={wall} onPointerDown={hold.onPointerDown}>
        {state === null ? (
          <Ghosts columns={layout.columns} />
        ) : tickets.length === 0 ? (
          <NothingToMake station={station} elsewhere={(totals?.byStation.get('all') ?? 0) - (totals?.byStation.get(station) ?? 0)} />
        ) : (
          <Wall
            tickets={tickets}
            packing={packing}
            page={page}
            isMeasured={isMeasured}
            layout={layout}
            isDocked={sheet !== null}
            isLow={isLowWall(area.height)}
            room={size.height}
            selection={work.selection}
            expandedId={work.expandedId}
            reverted={reverted}
            oneTap={state.shop.settings.oneTap}
            stationOf={stationOf}
            timeZone={timeZone}
            ticking={ticking}
            rev={state.rev}
            on={work.on}
            onNextPage={() => work.turnPage(1, page, packing.pages)}
          />
        )}
      </main>
      {sheet ? (
        <LineSheet order={sheet.ticket.order} goods={sheet.goods} onClose={work.closeSheet}>
          <Rest tickets={tickets} shown={onPage} onOpen={work.closeSheet} />
        </LineSheet>
      ) : (
        <TotalsRail dishes={totals?.dishes ?? NONE} />
      )}
      <Strip timeZone={timeZone} page={page} pages={packing.pages} onPage={(by) => work.turnPage(by, page, packing.pages)} />
      <NewTickets tickets={tickets} />
    </div>
  )
}

const NONE: never[] = []

/** The stations whose goods are on this wall, as the server is told: null for all, none for what belongs to none. */
function shownStations(station: StationFilter): string[] | null {
  if (station === 'all') return null
  return station === 'other' ? [] : [station]
}

/** The station of the address, `?station=hot`; the address follows the choice, so a reload keeps it. */
function useStation(): [StationFilter, (station: StationFilter) => void] {
  const [params, setParams] = useSearchParams()
  const choose = useCallback((station: StationFilter) => setParams(station === 'all' ? {} : { station }, { replace: true }), [setParams])
  return [params.get('station') ?? 'all', choose]
}

/** The late tickets; the same set as long as it has the same members. */
function useLateIds(tickets: readonly WallTicket[], now: number): ReadonlySet<string> {
  const before = useRef<ReadonlySet<string>>(new Set())
  return useMemo(() => {
    const late = new Set(tickets.filter((ticket) => agingOf(ticket.lines, now).level === 'late').map((ticket) => ticket.order.id as string))
    if (late.size !== before.current.size || [...late].some((id) => !before.current.has(id))) before.current = late
    return before.current
  }, [tickets, now])
}

function findLine(tickets: readonly WallTicket[], goodsId: GoodsId): { ticket: WallTicket; goods: OrderGoods } | null {
  for (const ticket of tickets) {
    const goods = ticket.lines.find((each) => each.id === goodsId)
    if (goods) return { ticket, goods }
  }
  return null
}

/** What a docked sheet hides. */
function Rest({ tickets, shown, onOpen }: { tickets: readonly WallTicket[]; shown: readonly string[]; onOpen(): void }) {
  const ticking = useTicking()
  const hidden = tickets.filter((ticket) => !shown.includes(ticket.order.id))
  if (hidden.length === 0) return null
  return (
    <div className="sf">
      <OverflowCard tickets={hidden} ticking={ticking} isLow onOpen={onOpen} />
    </div>
  )
}

/** Tells screen readers which tickets came in. */
function NewTickets({ tickets }: { tickets: readonly WallTicket[] }) {
  const [said, setSaid] = useState('')
  const known = useRef<ReadonlySet<number>>(new Set())
  useEffect(() => {
    const now = new Set(tickets.map((ticket) => ticket.order.seqNo))
    const fresh = [...now].filter((seqNo) => !known.current.has(seqNo))
    if (known.current.size > 0 && fresh.length > 0) setSaid(fresh.map((seqNo) => `#${seqNo}`).join(' '))
    known.current = now
  }, [tickets])
  return (
    <p className="sr" aria-live="polite">
      {said}
    </p>
  )
}
