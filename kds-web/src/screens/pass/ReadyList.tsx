import { useTicking } from '../../live/LiveContext.tsx'
import { Elapsed } from '../../parts/Elapsed.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import type { Parcel } from './matrix.ts'
import { PageButtons } from './PageButtons.tsx'
import { ParcelLines, ParcelPlace, ParcelSeqNo, Whole } from './ParcelFacts.tsx'
import type { Pages } from './usePages.ts'
import type { PassWork } from './usePassWork.ts'

interface ReadyListProps {
  count: number
  pages: Pages<Parcel>
  selectedId: string | null
  /** The key that selects an order. */
  digitOf(parcel: Parcel): number | null
  /** The most lines that a parcel names before it is asked for all. */
  most: number
  work: PassWork
}

/** Orders that can leave now, the longest wait first. */
export function ReadyList({ count, pages, selectedId, digitOf, most, work }: ReadyListProps) {
  const { t } = useText()
  return (
    <>
      <h2>
        <span>{t('pass.ready')}</span>
        <b>{count}</b>
        <small>{t('pass.longest')}</small>
        <PageButtons pages={pages} what={t('pass.ready')} />
      </h2>
      <ol ref={pages.list} className="live">
        {pages.shown.map((parcel) => (
          <Card
            key={parcel.order.id}
            parcel={parcel}
            digit={digitOf(parcel)}
            isSelected={selectedId === `ready ${parcel.order.id}`}
            most={most}
            work={work}
          />
        ))}
      </ol>
      {count === 0 && <p className="nothing">{t('pass.nothingReady')}</p>}
    </>
  )
}

interface CardProps extends Pick<ReadyListProps, 'most' | 'work'> {
  parcel: Parcel
  digit: number | null
  isSelected: boolean
}

function Card({ parcel, digit, isSelected, most, work }: CardProps) {
  const { t } = useText()
  const ticking = useTicking()
  const { order, goods } = parcel
  const named = goods.map((each) => ({ goodsId: each.id }))
  return (
    <li
      className={`card ${parcel.completeness}${isSelected ? ' selected' : ''}`}
      data-row={order.id}
      data-seq={order.seqNo}
      data-order-id={order.id}
      data-testid="ready-card"
    >
      <div className="chead">
        {digit !== null && <kbd>{digit}</kbd>}
        <ParcelPlace order={order} />
        <div className="acts">
          <button type="button" className="got" data-testid="picked-up" onClick={() => work.pickUp(order, named)}>
            {t('pass.pickedUp')}
          </button>
          <button type="button" className="call" data-testid="call" onClick={() => work.call(order, named)}>
            <Icon name="bell" />
            {t('pass.call')}
          </button>
        </div>
      </div>
      <p className="cw">
        <ParcelSeqNo order={order} />
        <Whole {...parcel} />
        <span>
          {t('pass.wait')}{' '}
          <b>
            <Elapsed since={parcel.since} ticking={ticking} />
          </b>
        </span>
      </p>
      <ParcelLines {...parcel} most={most} />
    </li>
  )
}
