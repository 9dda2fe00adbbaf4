import { shownSeqNo } from '@passline/shared/businessDay'
import { isToMake, type OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { stationsInOrder } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import type { ReactNode } from 'react'
import { useActions } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'
import { FireSection, PartSection, StepBackSection } from './LineSteps.tsx'
import { SheetFrame } from './SheetFrame.tsx'
import { SoldOutSection } from './SoldOutSection.tsx'

interface LineSheetProps {
  state: ShopState
  order: CateringOrder
  goods: OrderGoods
  onClose(): void
  /** What the sheet hides, counted at its foot. */
  children: ReactNode
}

/** All that can be done with one line: a part of it, a step back, another station, calling again, selling its dish out. */
export function LineSheet({ state, order, goods, onClose, children }: LineSheetProps) {
  const { t } = useText()
  const { no, kind } = whereTo(order, t)
  const head = (
    <>
      <b>{no}</b>
      <span>{kind}</span>
      <span>{shownSeqNo(order.seqNo)}</span>
    </>
  )
  return (
    <SheetFrame label={t('kitchen.sheet.title')} head={head} onClose={onClose}>
      <div className="sb">
        <What goods={goods} />
        <PartSection key={`${goods.id}.${goods.status}.${goods.quantity}`} order={order} goods={goods} onDone={onClose} />
        <FireSection order={order} goods={goods} onDone={onClose} />
        {goods.status === 'called' && <CallAgain goods={goods} onDone={onClose} />}
        <StepBackSection goods={goods} onDone={onClose} />
        {(isToMake(goods) || goods.held !== null) && <StationSection state={state} goods={goods} onDone={onClose} />}
        <SoldOutSection state={state} goods={goods} onDone={onClose} />
      </div>
      {children}
    </SheetFrame>
  )
}

function What({ goods }: { goods: OrderGoods }) {
  const { t, nameOf } = useText()
  return (
    <div className={goods.quantity > 1 ? 'what many' : 'what'}>
      <span className="q">{goods.quantity}</span>
      <div>
        <p className="name">{nameOf(goods.name)}</p>
        <p className="sub">
          <span>{goods.held === null ? t(`status.${goods.status}`) : t('kitchen.held', { course: goods.course })}</span>
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
  )
}

function CallAgain({ goods, onDone }: { goods: OrderGoods; onDone(): void }) {
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
            onDone()
          }}
        >
          <Icon name="bell" />
          {t('kitchen.sheet.callAgain')}
        </button>
      </div>
    </section>
  )
}

/** Another station makes this one line. */
function StationSection({ state, goods, onDone }: { state: ShopState; goods: OrderGoods; onDone(): void }) {
  const { t, nameOf } = useText()
  const { moveGoods } = useActions()
  return (
    <section className="sec">
      <h3>
        {t('kitchen.sheet.station')}
        <small>{t('kitchen.sheet.stationOnly')}</small>
      </h3>
      <div className="row wrap">
        {stationsInOrder(state.stations).map((station) => (
          <button
            key={station.id}
            type="button"
            className="eq"
            aria-pressed={station.id === goods.stationId}
            data-station={station.id}
            onClick={() => {
              moveGoods(goods.id, station.id)
              onDone()
            }}
          >
            {nameOf(station.name)}
          </button>
        ))}
      </div>
    </section>
  )
}
