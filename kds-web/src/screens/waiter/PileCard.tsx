import { shownSeqNo } from '@passline/shared/businessDay'
import { isOffered } from '@passline/shared/goods'
import { useTicking } from '../../live/LiveContext.tsx'
import { Elapsed } from '../../parts/Elapsed.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'
import type { Said } from '../inbox/gather.ts'
import { useOnView } from '../inbox/useOnView.ts'
import { AllergyBar } from './AllergyBar.tsx'
import { DishList } from './DishList.tsx'
import type { Pile } from './pickups.ts'
import './pile.css'

interface PileCardProps {
  pile: Pile
  /** Messages that call for this pile and that nobody has answered. */
  rings: readonly Said[]
  onPickUp: (pile: Pile) => void
  /** Somebody goes: the call need not be repeated. */
  onComing: (rings: readonly Said[]) => void
}

/** Goods of one order at the pass: where they go, what they are, how long they wait, and the tap that takes them. */
export function PileCard({ pile, rings, onPickUp, onComing }: PileCardProps) {
  const { t } = useText()
  const ticking = useTicking()
  const { order, status, since, callCount, toCome } = pile
  const where = whereTo(order, t)
  const isWhole = toCome === 0
  const isRinging = rings.length > 0
  const element = useOnView<HTMLLIElement>(rings.flatMap((said) => said.messages))
  return (
    <li
      ref={element}
      className={isWhole ? 'pile whole' : 'pile'}
      data-order-id={order.id}
      data-seq={order.seqNo}
      data-status={status}
      data-ringing={isRinging}
    >
      <div className="head">
        <p className="no">
          <b>{where.no}</b> <span>{where.kind}</span>
        </p>
        <p className="wait">
          <span>{t('waiter.ready.wait')}</span>{' '}
          <b>
            <Elapsed since={Date.parse(since)} ticking={ticking} />
          </b>
        </p>
      </div>
      <AllergyBar order={order} />
      <DishList order={order} goods={pile.goods} />
      <p className="about">
        <span className={isWhole ? 'ok' : undefined}>
          <Icon name={isWhole ? 'check' : 'half'} />
          {isWhole ? t('waiter.ready.complete') : t('waiter.ready.toCome', { n: toCome })}
        </span>
        {order.place && <span>{shownSeqNo(order.seqNo)}</span>}
        <span className={isRinging ? 'rings' : undefined}>
          {isRinging && <Icon name="bell" />}
          {status === 'called' ? t('waiter.ready.calls', { n: callCount }) : t('waiter.ready.notCalled')}
        </span>
      </p>
      <div className="steps">
        {isRinging && (
          <button type="button" className="coming" data-testid="coming" onClick={() => onComing(rings)}>
            {t('waiter.ready.coming')}
          </button>
        )}
        {isOffered({ status, held: null }, 'pickUp') && (
          <button type="button" className="take" data-testid="pick-up" onClick={() => onPickUp(pile)}>
            {t('waiter.ready.pickUp')}
          </button>
        )}
      </div>
    </li>
  )
}
