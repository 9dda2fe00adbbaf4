import { shownSeqNo } from '@passline/shared/businessDay'
import { decide, isOffered, nextAction, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { type ReactNode, useEffect, useState } from 'react'
import { useActions } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'

interface LineSheetProps {
  order: CateringOrder
  goods: OrderGoods
  onClose(): void
  /** What the sheet hides, counted at its foot. */
  children: ReactNode
}

/** It closes by itself when nobody touches it for this long. */
const UNTOUCHED_MS = 30_000

/** All that can be done with one line: a part of it, a step back, calling again. It stands in the place of the totals and the last column. */
export function LineSheet({ order, goods, onClose, children }: LineSheetProps) {
  const { t, nameOf } = useText()
  const [touchedAt, setTouchedAt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every touch starts the time anew
  useEffect(() => {
    const timer = setTimeout(onClose, UNTOUCHED_MS)
    return () => clearTimeout(timer)
  }, [touchedAt, onClose])
  const { no, kind } = whereTo(order, t)
  return (
    <aside className="sheet" role="dialog" aria-label={t('kitchen.sheet.title')} onPointerDown={() => setTouchedAt(touchedAt + 1)}>
      <header className="sh">
        <b>{no}</b>
        <span>{kind}</span>
        <span>{shownSeqNo(order.seqNo)}</span>
        <button type="button" className="close" onClick={onClose}>
          {t('kitchen.sheet.close')}
          <kbd>Esc</kbd>
        </button>
      </header>
      <div className="sb">
        <div className={goods.quantity > 1 ? 'what many' : 'what'}>
          <span className="q">{goods.quantity}</span>
          <div>
            <p className="name">{nameOf(goods.name)}</p>
            <p className="sub">
              <span>{t(`status.${goods.status}`)}</span>
              {goods.options.map((option) => (
                <span key={`${option.groupId}.${option.choiceId}`} className="op">
                  {nameOf(option.name)}
                </span>
              ))}
              {goods.rushCount > 0 && <span>{t('kitchen.sheet.rushed', { n: goods.rushCount })}</span>}
            </p>
            {goods.note !== '' && <p className="note">{goods.note}</p>}
          </div>
        </div>
        {goods.quantity > 1 && <Part key={`${goods.id}.${goods.status}.${goods.quantity}`} goods={goods} onClose={onClose} />}
        {goods.status === 'called' && <CallAgain goods={goods} onClose={onClose} />}
        {isOffered(goods, 'recall') && <StepBack goods={goods} onClose={onClose} />}
      </div>
      {children}
    </aside>
  )
}

const PART = {
  start: { title: 'kitchen.sheet.partStart', step: 'kitchen.sheet.stepStart' },
  done: { title: 'kitchen.sheet.partDone', step: 'kitchen.sheet.stepDone' },
  call: { title: 'kitchen.sheet.partCall', step: 'kitchen.sheet.stepCall' },
  pickUp: { title: 'kitchen.sheet.partPickUp', step: 'kitchen.sheet.stepPickUp' },
} as const

/** A part of the portions takes the next step; the line splits [K17]. */
function Part({ goods, onClose }: { goods: OrderGoods; onClose(): void }) {
  const { t } = useText()
  const { takeStep } = useActions()
  const [quantity, setQuantity] = useState(1)
  const action = nextAction(goods)
  if (action !== 'start' && action !== 'done' && action !== 'call' && action !== 'pickUp') return null
  return (
    <section className="sec">
      <h3>
        {t(PART[action].title)}
        <small>{t('kitchen.sheet.rest')}</small>
      </h3>
      <div className="row">
        <button
          type="button"
          className="num"
          aria-label={t('kitchen.sheet.fewer')}
          disabled={quantity === 1}
          onClick={() => setQuantity(quantity - 1)}
        >
          <Icon name="minus" />
        </button>
        <output className="num">{quantity}</output>
        <button
          type="button"
          className="num"
          aria-label={t('kitchen.sheet.more')}
          disabled={quantity === goods.quantity}
          onClick={() => setQuantity(quantity + 1)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          className="go1"
          onClick={() => {
            takeStep([action], [{ goodsId: goods.id, quantity }])
            onClose()
          }}
        >
          {t(PART[action].step, { n: quantity })}
        </button>
      </div>
    </section>
  )
}

function CallAgain({ goods, onClose }: { goods: OrderGoods; onClose(): void }) {
  const { t } = useText()
  const { takeStep } = useActions()
  return (
    <section className="sec">
      <h3>{t('kitchen.calledTimes', { n: goods.callCount, time: '' })}</h3>
      <div className="row">
        <button
          type="button"
          className="eq mid"
          onClick={() => {
            takeStep(['call'], [{ goodsId: goods.id }])
            onClose()
          }}
        >
          <Icon name="bell" />
          {t('kitchen.sheet.callAgain')}
        </button>
      </div>
    </section>
  )
}

/** The button names the status it leads back to. */
function StepBack({ goods, onClose }: { goods: OrderGoods; onClose(): void }) {
  const { t } = useText()
  const { takeStep } = useActions()
  const decision = decide(goods, 'recall', '')
  const status = decision.outcome === 'changed' ? decision.change.status : undefined
  if (!status) return null
  return (
    <section className="sec">
      <h3>{t('kitchen.sheet.wrong')}</h3>
      <div className="row">
        <button
          type="button"
          className="eq mid"
          onClick={() => {
            takeStep(['recall'], [{ goodsId: goods.id }])
            onClose()
          }}
        >
          <Icon name="undo" />
          {t('kitchen.sheet.backTo', { status: t(`status.${status}`) })}
        </button>
      </div>
    </section>
  )
}
