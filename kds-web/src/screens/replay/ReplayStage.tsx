import type { Shop } from '@passline/shared/shop'
import { useEffect, useMemo, useState } from 'react'
import { useTick } from '../../parts/ticking.ts'
import type { StationFilter } from '../kitchen/stations.ts'
import { currentDeed } from './currentDeed.ts'
import { DeedList } from './DeedList.tsx'
import type { Deed } from './deeds.ts'
import type { Past } from './loadPast.ts'
import { Pages } from './Pages.tsx'
import { ReplayFrame } from './ReplayFrame.tsx'
import { ReplayHead } from './ReplayHead.tsx'
import { ReplayWall } from './ReplayWall.tsx'
import { Track } from './Track.tsx'
import { Transport } from './Transport.tsx'
import type { useMoment } from './useMoment.ts'
import { usePlayer } from './usePlayer.ts'
import { useReplayKeys } from './useReplayKeys.ts'

interface ReplayStageProps {
  shop: Shop
  past: Past
  moment: ReturnType<typeof useMoment>
}

/** One hour: the wall as it was, who did what, and the time to turn. */
export function ReplayStage({ shop, past, moment }: ReplayStageProps) {
  const { replay } = past
  const { player, view } = usePlayer({ from: replay.from, to: replay.to, at: past.at })
  const now = useTick(player, 1)
  const [stations, setStations] = useState<StationFilter>([])
  const [page, setPage] = useState(0)
  const [pages, setPages] = useState(1)
  const [jumped, setJumped] = useState<Deed | null>(null)
  const state = useMemo(() => replay.stateAt(now), [replay, now])
  const current = currentDeed(past.deeds, now, jumped)
  const timeZone = state.shop.timeZone

  const jump = (deed: Deed) => {
    setJumped(deed)
    player.seek(deed.at)
  }
  useReplayKeys({ player, past, onJump: jump })
  useEffect(() => {
    if (!view.isPlaying) moment.note(now, shop.id)
  }, [view.isPlaying, now, moment.note, shop.id])

  return (
    <ReplayFrame
      shopName={state.shop.name}
      head={<ReplayHead past={past} state={state} player={player} stations={stations} onStations={setStations} onMoment={moment.ask} />}
    >
      <ReplayWall
        state={state}
        stations={stations}
        player={player}
        past={past}
        touched={current}
        isJump={current === jumped}
        page={page}
        onPage={setPage}
        onPages={setPages}
      />
      <DeedList past={past} current={current} timeZone={timeZone} isPlaying={view.isPlaying} onJump={jump} />
      <footer className="tl">
        <Transport past={past} player={player} view={view} timeZone={timeZone} onJump={jump}>
          <Pages page={Math.min(page, pages - 1)} pages={pages} onPage={setPage} />
        </Transport>
        <Track past={past} player={player} timeZone={timeZone} />
      </footer>
    </ReplayFrame>
  )
}
