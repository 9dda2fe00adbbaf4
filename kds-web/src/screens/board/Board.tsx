import { useMemo } from 'react'
import { useLive, useTicking } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { timeWithSeconds } from '../../parts/time.ts'
import { usePaintNotes } from '../usePaintNotes.ts'
import { useReported } from '../useReported.ts'
import { BoardHeader } from './BoardHeader.tsx'
import { BoardTexts, Said } from './BoardTexts.tsx'
import { Making } from './Making.tsx'
import { numbersOf } from './numbers.ts'
import { Ready } from './Ready.tsx'
import { Ticker } from './Ticker.tsx'
import '../../parts/chrome.css'
import './board.css'
import './ready.css'

/** The hero and one row of earlier calls; more need a second row. */
const MOST_CALLED = 5

/** The call-number board (叫号屏): a guest eight metres away finds their number. Nothing to tap, no names, no dishes. */
export function Board() {
  const state = useLive((live) => live.state)
  const numbers = useMemo(() => (state ? numbersOf(state) : null), [state])
  const shown = useMemo(() => (numbers ? [...numbers.making, ...numbers.ready.map((each) => each.order)] : []), [numbers])
  usePaintNotes(shown, state?.rev ?? 0, useTicking())
  useReported(state?.rev ?? null, null)
  const isCrowded = (numbers?.ready.length ?? 0) > MOST_CALLED
  return (
    <BoardTexts>
      <div className={isCrowded ? 'bd crowded' : 'bd'}>
        <BoardHeader />
        <Offline />
        <Making making={numbers?.making ?? []} isCrowded={isCrowded} />
        <Ready ready={numbers?.ready ?? null} timeZone={state?.shop.timeZone ?? 'Asia/Shanghai'} />
        <Ticker />
      </div>
    </BoardTexts>
  )
}

/** Old numbers are never shown without saying so. */
function Offline() {
  const isOffline = useLive((live) => live.connection.phase === 'offline')
  const provenAt = useLive((live) => live.provenAt)
  const timeZone = useLive((live) => live.state?.shop.timeZone ?? 'Asia/Shanghai')
  if (!isOffline) return null
  const time = provenAt === null ? '' : timeWithSeconds(provenAt, timeZone)
  return (
    <div className="banner" role="status">
      <Icon name="unlink" />
      <p>
        <Said say={(t) => (time === '' ? t('board.offlineEmpty') : t('board.offline', { time }))} />
      </p>
    </div>
  )
}
