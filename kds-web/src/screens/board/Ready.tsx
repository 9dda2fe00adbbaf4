import { shownSeqNo } from '@passline/shared/businessDay'
import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'
import type { ReadyNumber } from './numbers.ts'
import { SeqNo } from './SeqNo.tsx'
import { TURN_MS, turnOf } from './turns.ts'

interface ReadyProps {
  /** Latest call first; null while nothing is known. */
  ready: readonly ReadyNumber[] | null
  timeZone: string
}

const SMALL = 4
const MOST_NAMED = 6

/** The latest call large, the previous four below, the rest named in the heading, in turn: every number is seen. */
export function Ready({ ready, timeZone }: ReadyProps) {
  const { t } = useText()
  const now = useServerNow(TURN_MS)
  const [hero, ...earlier] = ready ?? []
  const rest = earlier.slice(SMALL)
  return (
    <section className="rdy">
      <h2>
        <Icon name="bell" />
        <span>{t('board.ready')}</span>
        {rest.length > 0 && (
          <small>
            {t('board.moreReady', { count: rest.length })}{' '}
            <b>
              {turnOf(rest, MOST_NAMED, now)
                .map((each) => shownSeqNo(each.order.seqNo))
                .join(' ')}
            </b>
          </small>
        )}
      </h2>
      {hero && <Hero key={`${hero.order.id} ${hero.calledAt}`} number={hero} timeZone={timeZone} />}
      {ready !== null && !hero && <Nobody />}
      {earlier.length > 0 && (
        <ol className="grid">
          {earlier.slice(0, SMALL).map((each) => (
            <Small key={each.order.id} number={each} timeZone={timeZone} />
          ))}
        </ol>
      )}
    </section>
  )
}

/** How long a call is new, ms. */
const JUST_MS = 60_000
const PULSE_MS = 10_000

function Hero({ number, timeZone }: { number: ReadyNumber; timeZone: string }) {
  const { t } = useText()
  const now = useServerNow()
  const age = now - number.calledAt
  const { no, kind } = whereTo(number.order, t)
  const said = number.callCount > 1 ? t('board.calledAgain') : t('board.justCalled')
  return (
    <div
      className={age < PULSE_MS ? 'hero new' : 'hero'}
      role="status"
      aria-live="assertive"
      data-order-id={number.order.id}
      data-seq={number.order.seqNo}
    >
      <div className="hl">
        <p className="just">{age < JUST_MS ? said : t('board.calledTime', { time: timeOfDay(number.calledAt, timeZone) })}</p>
        <p className="win">{t('board.called')}</p>
        <p className="where">
          {number.order.place && <b>{no}</b>} <span>{kind}</span>
        </p>
      </div>
      <p className="huge">
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
        <span>{timeOfDay(number.calledAt, timeZone)}</span>
      </p>
    </li>
  )
}

function Nobody() {
  const { t } = useText()
  return (
    <div className="empty">
      <Icon name="bell" />
      <h3>{t('board.emptyTitle')}</h3>
      <p>{t('board.emptyBody')}</p>
    </div>
  )
}
