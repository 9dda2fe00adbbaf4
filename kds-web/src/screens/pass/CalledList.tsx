import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { isJustCalled } from './justCalled.ts'
import type { Parcel } from './matrix.ts'
import { PageButtons } from './PageButtons.tsx'
import { ParcelLines, ParcelPlace, ParcelSeqNo, Whole } from './ParcelFacts.tsx'
import { isUncollected } from './uncollected.ts'
import type { Pages } from './usePages.ts'
import type { PassWork } from './usePassWork.ts'

interface CalledListProps {
  count: number
  pages: Pages<Parcel>
  selectedId: string | null
  /** The key that selects an order. */
  digitOf(parcel: Parcel): number | null
  uncollectedMinutes: number
  /** The most lines that a parcel names before it is asked for all. */
  most: number
  work: PassWork
}

/** Orders that were called and not picked up; those that stand too long are an alarm of their own. */
export function CalledList({ count, pages, selectedId, digitOf, uncollectedMinutes, most, work }: CalledListProps) {
  const { t } = useText()
  if (count === 0) return null
  return (
    <>
      <h2>
        <span>{t('pass.called')}</span>
        <b>{count}</b>
        <small>{t('pass.calledHint')}</small>
        <PageButtons pages={pages} what={t('pass.called')} />
      </h2>
      <ol ref={pages.list} className="live">
        {pages.shown.map((parcel) => (
          <Row
            key={parcel.order.id}
            parcel={parcel}
            digit={digitOf(parcel)}
            isSelected={selectedId === `called ${parcel.order.id}`}
            uncollectedMinutes={uncollectedMinutes}
            most={most}
            work={work}
          />
        ))}
      </ol>
    </>
  )
}

interface RowProps extends Pick<CalledListProps, 'most' | 'uncollectedMinutes' | 'work'> {
  parcel: Parcel
  digit: number | null
  isSelected: boolean
}

function Row({ parcel, digit, isSelected, uncollectedMinutes, most, work }: RowProps) {
  const { t } = useText()
  const now = useServerNow()
  const { order, goods } = parcel
  const isLate = isUncollected(parcel, uncollectedMinutes, now)
  const minutes = Math.max(0, Math.floor((now - parcel.calledAt) / 60_000))
  const ago = minutes === 0 ? t('pass.justNow') : t(isLate ? 'pass.uncollected' : 'pass.minutesAgo', { n: minutes })
  return (
    <li
      className={`cl${isLate ? ' late' : ''}${isSelected ? ' selected' : ''}`}
      data-row={order.id}
      data-seq={order.seqNo}
      data-order-id={order.id}
      data-testid="called-row"
    >
      <div className="chead">
        {digit !== null && <kbd>{digit}</kbd>}
        <ParcelPlace order={order} />
        <div className="acts">
          <Again parcel={parcel} now={now} work={work} />
          <button
            type="button"
            className="got"
            data-testid="picked-up"
            onClick={() =>
              work.pickUp(
                order,
                goods.map((each) => ({ goodsId: each.id })),
              )
            }
          >
            {t('pass.pickedUp')}
          </button>
        </div>
      </div>
      <p className="cw">
        <ParcelSeqNo order={order} />
        {parcel.completeness === 'part' && <Whole {...parcel} />}
        <span>{t('pass.calledTimes', { n: parcel.callCount })}</span>
        <span className={isLate ? 'lt' : undefined}>
          {isLate && <Icon name="oct" solid />}
          {ago}
        </span>
      </p>
      <ParcelLines {...parcel} most={most} />
    </li>
  )
}

/** For 3 s after a call, from whichever device, nobody calls again. */
function Again({ parcel, now, work }: { parcel: Parcel; now: number; work: PassWork }) {
  const { t } = useText()
  if (isJustCalled(parcel.calledAt, now)) {
    return (
      <button type="button" className="again" data-testid="just-called" disabled>
        <Icon name="bell" />
        {t(work.ownCalls.has(parcel.order.id) ? 'pass.justCalled' : 'pass.justCalledElsewhere')}
      </button>
    )
  }
  return (
    <button type="button" className="again" data-testid="call-again" onClick={() => work.callAgain(parcel)}>
      <Icon name="bell" />
      {t('pass.again')}
    </button>
  )
}
