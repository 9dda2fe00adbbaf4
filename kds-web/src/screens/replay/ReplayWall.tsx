import type { ShopState } from '@passline/shared/state'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useTick } from '../../parts/ticking.ts'
import { timeWithSeconds } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import type { Packing } from '../kitchen/pack.ts'
import type { StationFilter } from '../kitchen/stations.ts'
import { useAreaOf } from '../kitchen/useAreaOf.ts'
import { useLateIds } from '../kitchen/useLateIds.ts'
import { usePacking } from '../kitchen/usePacking.ts'
import { usePlaces } from '../kitchen/usePlaces.ts'
import { Wall } from '../kitchen/Wall.tsx'
import { createWall } from '../kitchen/wall.ts'
import { GAP, isLowWall, layoutOf, MORE, reserveOf } from '../kitchen/wallLayout.ts'
import type { Deed } from './deeds.ts'
import { isUnwatched } from './isUnwatched.ts'
import type { Past } from './loadPast.ts'
import type { Player } from './player.ts'
import { ReplayNotice } from './ReplayNotice.tsx'
import '../../parts/chrome.css'
import '../kitchen/kitchen.css'

interface ReplayWallProps {
  state: ShopState
  stations: StationFilter
  player: Player
  past: Past
  /** Its lines have the ring. */
  touched: Deed | null
  /** It was jumped to: the page that has it is shown. */
  isJump: boolean
  page: number
  onPage(page: number): void
  /** How many pages there are. */
  onPages(pages: number): void
}

/** The kitchen's wall with another clock: the same tickets, packed the same way, and nothing to tap. */
export function ReplayWall({ state, stations, player, past, touched, isJump, page: asked, onPage, onPages }: ReplayWallProps) {
  const { t, lang } = useText()
  const now = useTick(player)
  const [wallOf] = useState(createWall)
  const tickets = useMemo(() => wallOf(state, { station: stations, now, isHeld: false }), [wallOf, state, stations, now])
  const lateIds = useLateIds(tickets, now)
  const places = usePlaces(state, stations, NONE)
  const wall = useRef<HTMLElement>(null)
  const { area, scale, layout, size } = useScaledArea(wall)
  const measureKey = `${layout.columnWidth} ${lang} ${stations.join()}`
  const { packing, isMeasured } = usePacking({ wall, tickets, lateIds, size, measureKey, isHeld: false })
  const page = Math.min(asked, packing.pages - 1)
  useEffect(() => onPages(packing.pages), [packing.pages, onPages])
  useTurnTo(packing, isJump ? touched : null, onPage)
  const expandedId = isJump ? cutTicket(packing, touched) : null
  useTouched(wall, touched, expandedId)
  const label = t('replay.wall', { time: timeWithSeconds(now, state.shop.timeZone) })
  return (
    <main className="wall" ref={wall} aria-label={label} data-may-cut>
      {tickets.length === 0 ? (
        <Empty past={past} />
      ) : (
        <div className="scaled" style={{ ...area, transform: `scale(${scale})` }}>
          <Wall
            tickets={tickets}
            packing={packing}
            page={page}
            isMeasured={isMeasured}
            layout={layout}
            isDocked={false}
            isLow={isLowWall(area.height)}
            room={size.height}
            selection={null}
            expandedId={expandedId}
            lit={null}
            reverted={NOTHING}
            isProvisional={isFinal}
            settings={state.shop.settings}
            {...places.props}
            timeZone={state.shop.timeZone}
            ticking={player}
            rev={state.rev}
            on={null}
            onNextPage={() => onPage(page + 1)}
          />
        </div>
      )}
      <Unwatched isSo={isUnwatched(past, now)} />
    </main>
  )
}

/** What is drawn stood on no screen then. It lies over the wall, so that nothing moves while time runs. */
function Unwatched({ isSo }: { isSo: boolean }) {
  const { t } = useText()
  return (
    <p className="unwatched" role="status" data-testid="unwatched">
      {isSo && (
        <span>
          <Icon name="unlink" />
          {t('replay.unwatched')}
        </span>
      )}
    </p>
  )
}

const NONE: readonly string[] = []
const NOTHING: ReadonlySet<never> = new Set()
/** What the journal has is no guess of a screen. */
const isFinal = () => false

/** A wall lower than this, px, is drawn smaller, because whoever looks back sits before it and wants to see what stood together. */
const FULL_HEIGHT = 720
const SMALLEST_SCALE = 0.7

/** How large the wall is drawn, and the room that its tickets have then. */
function useScaledArea(wall: RefObject<HTMLElement | null>) {
  const room = useAreaOf(wall) ?? { width: 1336, height: FULL_HEIGHT }
  const scale = Math.min(1, Math.max(SMALLEST_SCALE, room.height / FULL_HEIGHT))
  const area = { width: Math.floor(room.width / scale), height: Math.floor(room.height / scale) }
  // Nothing stands beside it here, as on an upright screen.
  const layout = layoutOf({ width: area.width, height: Number.POSITIVE_INFINITY }, false)
  const size = { columns: layout.columns, height: area.height - 2 * GAP, gap: GAP, reserve: reserveOf(area.height), more: MORE }
  return { area, scale, layout, size }
}

/** The ticket of a deed when lines of it are folded: it is opened, so that what was touched is seen. */
function cutTicket({ placements }: Packing, touched: Deed | null): string | null {
  return placements.find(({ id, hidden }) => id === touched?.orderId && hidden.length > 0)?.id ?? null
}

/** A jump turns the page to what it is about; what moves afterwards does not. */
function useTurnTo({ placements }: Packing, jumped: Deed | null, onPage: (page: number) => void): void {
  const turned = useRef<Deed | null>(null)
  useEffect(() => {
    if (turned.current === jumped) return
    turned.current = jumped
    const place = placements.find(({ id }) => id === jumped?.orderId)
    if (place) onPage(place.page)
  }, [placements, jumped, onPage])
}

/** Marks the lines that were just touched, past the tickets: those are drawn again only when they change. An opened ticket is rolled there. */
function useTouched(wall: RefObject<HTMLElement | null>, touched: Deed | null, expandedId: string | null): void {
  useLayoutEffect(() => {
    for (const line of wall.current?.querySelectorAll<HTMLElement>('[data-goods-id]') ?? []) {
      const isTouched = touched?.goodsIds.some((id) => id === line.dataset.goodsId) ?? false
      line.toggleAttribute('data-touched', isTouched)
    }
  })
  useLayoutEffect(() => {
    if (touched && expandedId) wall.current?.querySelector('.expanded [data-touched]')?.scrollIntoView({ block: 'nearest' })
  }, [wall, touched, expandedId])
}

function Empty({ past: { start, replay } }: { past: Past }) {
  const { t } = useText()
  const isEmptyHour = start.orders.size === 0 && !replay.events.some((event) => event.name === 'orderPlaced')
  if (isEmptyHour) return <ReplayNotice title={t('replay.emptyHour')} body={t('replay.emptyHourBody')} />
  return <ReplayNotice title={t('replay.emptyMoment')} body={t('replay.emptyMomentBody')} />
}
