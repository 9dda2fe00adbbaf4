import type { OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import { useEffect, useRef, useState } from 'react'
import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Stepper } from '../../parts/Stepper.tsx'
import { elapsed } from '../../parts/time.ts'
import { useIdle } from '../../parts/useIdle.ts'
import { useText } from '../../text/i18n.ts'
import { type Chosen, namedOf, portions, portionsOf } from './handOver.ts'
import type { MatrixRow, PassView } from './matrix.ts'
import { ParcelPlace, ParcelSeqNo } from './ParcelFacts.tsx'
import type { PassWork } from './usePassWork.ts'
import './handOver.css'

interface HandOverProps {
  row: MatrixRow
  /** What this sheet hides. */
  view: PassView
  work: PassWork
  onClose(): void
}

/** Untouched for so long it closes by itself, ms. */
const IDLE_MS = 30_000

/** An order that is not complete: which lines, and which of their portions, go out before the rest. It takes the place of the right side. */
export function HandOver({ row, view, work, onClose }: HandOverProps) {
  const { t } = useText()
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const sheet = useRef<HTMLElement>(null)
  const touched = useIdle(IDLE_MS, onClose)
  useEffect(() => sheet.current?.focus(), [])
  const count = portions(row.ready, chosen)
  const leave = (send: PassWork['call']) => {
    send(row.order, namedOf(row.ready, chosen))
    onClose()
  }
  const choose = (goodsId: GoodsId, quantity: number) => setChosen(new Map(chosen).set(goodsId, quantity))
  return (
    <section
      ref={sheet}
      className="sheet"
      role="dialog"
      aria-label={t('pass.sheet.title')}
      tabIndex={-1}
      data-testid="hand-over"
      data-seq={row.order.seqNo}
      onPointerDown={touched}
      onKeyDown={(event) => {
        touched()
        const action = { c: work.call, C: work.call, p: work.pickUp, P: work.pickUp }[event.key]
        if (!action || count === 0) return
        event.stopPropagation()
        leave(action)
      }}
    >
      <header className="shead">
        <ParcelPlace order={row.order} />
        <ParcelSeqNo order={row.order} />
        <span className="cs part">
          <Icon name="half" />
          {t('pass.part')}
          <small>{t('pass.toCome', { n: row.missing.length })}</small>
        </span>
        <button type="button" className="x" aria-label={t('pass.sheet.close')} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      <div className="sbody">
        <h3>{t('pass.sheet.now')}</h3>
        {row.ready.length === 0 && <p className="nothing">{t('pass.sheet.none')}</p>}
        <ul>
          {row.ready.map((goods) => (
            <ReadyLine key={goods.id} goods={goods} portions={portionsOf(goods, chosen)} onChoose={choose} />
          ))}
        </ul>
        <h3>{t('pass.sheet.notYet')}</h3>
        <ul>
          {row.missing.map((goods) => (
            <MissingLine key={goods.id} goods={goods} />
          ))}
        </ul>
      </div>
      <footer className="sfoot">
        <button type="button" className="got" data-testid="part-picked-up" disabled={count === 0} onClick={() => leave(work.pickUp)}>
          {t('pass.sheet.pickUp', { n: count })}
        </button>
        <button type="button" className="call" data-testid="part-call" disabled={count === 0} onClick={() => leave(work.call)}>
          <Icon name="bell" />
          {t('pass.sheet.call', { n: count })}
        </button>
      </footer>
      <Hidden view={view} />
    </section>
  )
}

interface ReadyLineProps {
  goods: OrderGoods
  portions: number
  onChoose(goodsId: GoodsId, quantity: number): void
}

function ReadyLine({ goods, portions: count, onChoose }: ReadyLineProps) {
  const { t } = useText()
  const isChosen = count > 0
  return (
    <li className={isChosen ? 'sl' : 'sl off'} data-goods-id={goods.id}>
      <button type="button" aria-pressed={isChosen} className="pick" onClick={() => onChoose(goods.id, isChosen ? 0 : goods.quantity)}>
        <span className="box">{isChosen && <Icon name="check" />}</span>
        <LineWords goods={goods} />
      </button>
      {goods.quantity > 1 && (
        <div className="part">
          <span>{t('pass.sheet.of', { n: count, all: goods.quantity })}</span>
          <Stepper
            value={count}
            least={0}
            most={goods.quantity}
            lessLabel={t('pass.sheet.fewer')}
            moreLabel={t('pass.sheet.more')}
            onChange={(next) => onChoose(goods.id, next)}
          />
        </div>
      )}
    </li>
  )
}

function MissingLine({ goods }: { goods: OrderGoods }) {
  const { t } = useText()
  const status = goods.held === null ? (goods.status === 'making' ? 'making' : 'waiting') : 'held'
  return (
    <li className="sl not">
      <i className={`b ${status}`} />
      <LineWords goods={goods} />
      <span className="st">{t(`pass.legend.${status}`)}</span>
    </li>
  )
}

function LineWords({ goods }: { goods: OrderGoods }) {
  const { nameOf } = useText()
  const extras = [...goods.options.map((option) => nameOf(option.name)), goods.note].filter((each) => each !== '')
  return (
    <span className="words">
      <b>
        {nameOf(goods.name)} ×{goods.quantity}
      </b>
      {extras.length > 0 && <small>{extras.join(' · ')}</small>}
    </span>
  )
}

/** What the sheet covers is counted at its foot. */
function Hidden({ view: { ready, called } }: { view: PassView }) {
  const { t } = useText()
  const now = useServerNow()
  const since = Math.min(...[...ready, ...called].map((parcel) => parcel.since))
  const count = { ready: ready.length, called: called.length }
  return (
    <p className="shidden">
      {Number.isFinite(since) ? t('pass.sheet.hidden', { ...count, time: elapsed(now - since) }) : t('pass.sheet.hiddenNone')}
    </p>
  )
}
