import type { CateringOrder } from '@passline/shared/order'
import { type WaitRange, waitOf } from '@passline/shared/waits'
import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { useWaits } from '../useWaits.ts'
import { Said } from './BoardTexts.tsx'
import { SeqNo } from './SeqNo.tsx'
import { TURN_MS, turnOf } from './turns.ts'
import { useIsUpright } from './useIsUpright.ts'

/** So many find room at once; more take turns. */
const MOST = { wide: 12, upright: 16, crowded: 12 }
/** How long it takes is said anew this often: a range, not a countdown, ms. */
const HINT_MS = 30_000

interface MakingProps {
  making: readonly CateringOrder[]
  /** An upright board gives a part of its room to a second row of called numbers. */
  isCrowded: boolean
}

/** The numbers that are being made, each with about how long it takes when that can be said. */
export function Making({ making, isCrowded }: MakingProps) {
  const now = useServerNow(TURN_MS)
  const waits = useWaits()
  const isUpright = useIsUpright()
  const most = MOST[isUpright ? (isCrowded ? 'crowded' : 'upright') : 'wide']
  const rest = making.length - most
  return (
    <section className="prep">
      <h2>
        <Icon name="half" />
        <Said say={(t) => t('board.making')} />
      </h2>
      <ol>
        {turnOf(making, most, now).map((order) => (
          <li key={order.id} data-order-id={order.id} data-seq={order.seqNo}>
            <b>
              <SeqNo seqNo={order.seqNo} />
            </b>
            <Hint order={order} waits={waits} />
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <p className="plus">
          <Said say={(t) => t('board.morePreparing', { count: rest })} />
        </p>
      )}
    </section>
  )
}

function Hint({ order, waits }: { order: CateringOrder; waits: ReadonlyMap<string, WaitRange> }) {
  const { t } = useText()
  const now = useServerNow(HINT_MS)
  const range = waitOf(order.goods, waits, now)
  if (range === null) return null
  return <small data-testid="wait">{t('board.about', { from: range.fromMinutes, to: range.toMinutes })}</small>
}
