import { useEffect, useMemo } from 'react'
import { useLive, useServerNow, useTicking } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { timeWithSeconds } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import { notePainted } from '../painted.ts'
import { useReported } from '../useReported.ts'
import { BoardHeader } from './BoardHeader.tsx'
import { type BoardNumbers, numbersOf } from './numbers.ts'
import { Ready } from './Ready.tsx'
import { SeqNo } from './SeqNo.tsx'
import { TURN_MS, turnOf } from './turns.ts'
import '../../parts/chrome.css'
import './board.css'

/** The call-number board (叫号屏): a guest eight metres away finds their number. Nothing to tap, no names, no dishes. */
export function Board() {
  const state = useLive((live) => live.state)
  const numbers = useMemo(() => (state ? numbersOf(state) : null), [state])
  usePaintNotes(numbers)
  useReported(state?.rev ?? null, null)
  return (
    <div className="bd">
      <BoardHeader />
      <Offline />
      <Making numbers={numbers} />
      <Ready ready={numbers?.ready ?? null} timeZone={state?.shop.timeZone ?? 'Asia/Shanghai'} />
      <Ticker />
    </div>
  )
}

/** Old numbers are never shown without saying so. */
function Offline() {
  const { t } = useText()
  const isOffline = useLive((live) => live.connection.phase === 'offline')
  const provenAt = useLive((live) => live.provenAt)
  const timeZone = useLive((live) => live.state?.shop.timeZone ?? 'Asia/Shanghai')
  if (!isOffline) return null
  return (
    <div className="banner" role="status">
      <Icon name="unlink" />
      <span>{provenAt === null ? t('board.offlineEmpty') : t('board.offline', { time: timeWithSeconds(provenAt, timeZone) })}</span>
    </div>
  )
}

const MOST_MAKING = 12

function Making({ numbers }: { numbers: BoardNumbers | null }) {
  const { t } = useText()
  const now = useServerNow(TURN_MS)
  const making = numbers?.making ?? []
  const rest = making.length - MOST_MAKING
  return (
    <section className="prep">
      <h2>
        <Icon name="half" />
        <span>{t('board.making')}</span>
      </h2>
      <ol>
        {turnOf(making, MOST_MAKING, now).map((order) => (
          <li key={order.id} data-order-id={order.id} data-seq={order.seqNo}>
            <SeqNo seqNo={order.seqNo} />
          </li>
        ))}
      </ol>
      {rest > 0 && <p className="plus">{t('board.morePreparing', { count: rest })}</p>}
    </section>
  )
}

function Ticker() {
  const { t } = useText()
  return (
    <footer className="tick">
      <span>{t('board.show')}</span>
      <span>{t('board.missed')}</span>
    </footer>
  )
}

function usePaintNotes(numbers: BoardNumbers | null): void {
  const ticking = useTicking()
  const rev = useLive((live) => live.state?.rev ?? 0)
  const shown = useMemo(() => [...(numbers?.making ?? []), ...(numbers?.ready.map((each) => each.order) ?? [])], [numbers])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the position is noted when the numbers change, not the other way round
  useEffect(() => {
    for (const order of shown) notePainted(order.id, rev, ticking.now)
  }, [shown, ticking])
}
