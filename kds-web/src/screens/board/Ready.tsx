import { useLive, useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'
import { useSoundView } from '../sound/SoundContext.ts'
import { Said } from './BoardTexts.tsx'
import { heroFirst } from './heroFirst.ts'
import type { ReadyNumber } from './numbers.ts'
import { SeqNo } from './SeqNo.tsx'
import { TURN_MS, turnOf } from './turns.ts'
import { useIsUpright } from './useIsUpright.ts'

interface ReadyProps {
  /** Latest call first; null while nothing is known. */
  ready: readonly ReadyNumber[] | null
  timeZone: string
}

/** One row of earlier calls. */
const ROW = 4

/**
 * The latest call large, or the one that is being spoken; the previous four below. When there are more, an upright board has a second row
 * for them, in turn; on a wide one the row itself takes turns: every number is seen.
 */
export function Ready({ ready, timeZone }: ReadyProps) {
  const now = useServerNow(TURN_MS)
  const spokenIds = useSpokenOrders()
  const [hero, ...earlier] = heroFirst(ready ?? [], spokenIds)
  const isUpright = useIsUpright()
  const row = isUpright ? [...earlier.slice(0, ROW), ...turnOf(earlier.slice(ROW), ROW, now)] : turnOf(earlier, ROW, now)
  const hidden = earlier.length - row.length
  return (
    <section className="rdy">
      <h2>
        <Icon name="bell" />
        <Said say={(t) => t('board.ready')} />
        {hidden > 0 && (
          <small>
            <Said say={(t) => t('board.moreReady', { count: hidden })} />
          </small>
        )}
      </h2>
      {hero && <Hero key={`${hero.order.id} ${hero.calledAt}`} number={hero} timeZone={timeZone} />}
      {ready !== null && !hero && <Nobody />}
      {earlier.length > 0 && (
        <ol className="grid">
          {row.map((each) => (
            <Small key={each.order.id} number={each} timeZone={timeZone} />
          ))}
        </ol>
      )}
    </section>
  )
}

/** The orders of which this board is speaking now, as one string, so that it changes only with them. */
function useSpokenOrders(): string {
  const saying = useSoundView((view) => view.saying)
  const messages = useLive((live) => live.messages)
  if (saying === null) return ''
  return messages.flatMap((each) => (saying.messageIds.includes(each.id) && each.orderId !== null ? [each.orderId] : [])).join(' ')
}

/** How long a call is new, ms. */
const JUST_MS = 60_000
const PULSE_MS = 10_000
/** More digits than these need a smaller size. */
const LONG_NO = 3

function Hero({ number, timeZone }: { number: ReadyNumber; timeZone: string }) {
  const { t } = useText()
  const now = useServerNow()
  const age = now - number.calledAt
  const { no, kind } = whereTo(number.order, t)
  const time = timeOfDay(number.calledAt, timeZone)
  const isLong = String(number.order.seqNo).length > LONG_NO
  return (
    <div
      className={age < PULSE_MS ? 'hero new' : 'hero'}
      role="status"
      aria-live="assertive"
      data-order-id={number.order.id}
      data-seq={number.order.seqNo}
    >
      <div className="hl">
        <p className="just">
          <Said
            say={(say) => {
              if (age >= JUST_MS) return say('board.calledTime', { time })
              return say(number.callCount > 1 ? 'board.calledAgain' : 'board.justCalled')
            }}
          />
        </p>
        <p className="win">
          <Said say={(say) => say(number.isPart ? 'board.part' : 'board.called')} />
        </p>
        <p className="where">
          {number.order.place && <b>{no}</b>} <span>{kind}</span>
        </p>
      </div>
      <p className={isLong ? 'huge long' : 'huge'}>
        <SeqNo seqNo={number.order.seqNo} />
      </p>
    </div>
  )
}

function Small({ number, timeZone }: { number: ReadyNumber; timeZone: string }) {
  const { t } = useText()
  const { no, kind } = whereTo(number.order, t)
  return (
    <li data-order-id={number.order.id} data-seq={number.order.seqNo}>
      <p className="big">
        <SeqNo seqNo={number.order.seqNo} />
      </p>
      <p className="meta">
        <span>
          {number.order.place && <b>{no}</b>} {kind}
        </span>
        <span>{number.isPart ? t('board.partShort') : timeOfDay(number.calledAt, timeZone)}</span>
      </p>
    </li>
  )
}

function Nobody() {
  return (
    <div className="empty">
      <Icon name="bell" />
      <h3>
        <Said say={(t) => t('board.emptyTitle')} />
      </h3>
      <p>
        <Said say={(t) => t('board.emptyBody')} />
      </p>
    </div>
  )
}
