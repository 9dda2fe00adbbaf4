import { shownSeqNo } from '@passline/shared/businessDay'
import type { MyOrder } from '@passline/shared/guestApi'
import { Fragment } from 'react'
import { guestCounts, isUnderWay } from '../../parts/guestProgress.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'

interface OrderHeadProps {
  order: MyOrder
  /** The name of the room. */
  room: string
  isCurrent: boolean
  onPhone: () => void
}

/** The number of the order, what has arrived and what is coming, and how long it takes where that can be said. */
export function OrderHead({ order, room, isCurrent, onPhone }: OrderHeadProps) {
  const { t } = useText()
  const { summary, wait } = order
  return (
    <header className="oh">
      <div>
        <p>
          <b data-testid="my-number">{shownSeqNo(order.seqNo)}</b>
          {t('roompad.order.ofRoom', { room })}
        </p>
        <h2 aria-live="polite" data-testid="summary">
          {guestCounts(summary).map(({ name, n }, index, all) => (
            <Fragment key={name}>
              <span className="nowrap">
                {t(`guest.counts.${name}`, { n })}
                {index < all.length - 1 && t('guest.comma').trim()}
              </span>{' '}
            </Fragment>
          ))}
        </h2>
        {!isCurrent && (
          <p className="stale" role="status">
            {t('roompad.order.stale')}
          </p>
        )}
        {isCurrent && isUnderWay(summary) && (
          <p data-testid="wait">{wait ? t('guest.range', { from: wait.fromMinutes, to: wait.toMinutes }) : t('guest.noRange')}</p>
        )}
      </div>
      <button type="button" className="phone" data-testid="on-phone" onClick={onPhone}>
        <Icon name="pad" />
        <span>{t('roompad.phone.button')}</span>
      </button>
    </header>
  )
}
