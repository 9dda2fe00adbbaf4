import { shownSeqNo } from '@passline/shared/businessDay'
import type { OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { stationsInOrder } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { type ReactNode, useState } from 'react'
import { useActions } from '../../live/LiveContext.tsx'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'
import { CallAgain, FireSection, PartSection, StepBackSection } from './LineSteps.tsx'
import { keptOffers, keyOf, type Offer, offersOf, shutReason } from './offers.ts'
import { SheetFrame } from './SheetFrame.tsx'
import { SheetSection } from './SheetSection.tsx'
import { OnSaleSection, SoldOutSection } from './SoldOutSection.tsx'

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
  const { sections, whyShut } = useSections(state, order, goods)
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
        {sections.map((section) => (
          <Section
            key={keyOf(section)}
            section={section}
            why={whyShut(section)}
            state={state}
            order={order}
            goods={goods}
            onDone={onClose}
          />
        ))}
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

interface SectionProps extends Pick<LineSheetProps, 'state' | 'order' | 'goods'> {
  section: Offer
  why: string | null
  onDone(): void
}

function Section({ section, state, order, ...rest }: SectionProps) {
  const dish = state.dishes.get(rest.goods.dishId)
  switch (section.kind) {
    case 'part':
      return <PartSection action={section.action} {...rest} />
    case 'fire':
      return <FireSection order={order} {...rest} />
    case 'callAgain':
      return <CallAgain {...rest} />
    case 'back':
      return <StepBackSection status={section.status} {...rest} />
    case 'station':
      return <StationSection state={state} {...rest} />
    case 'soldOut':
      return dish && <SoldOutSection state={state} dish={dish} {...rest} />
    case 'onSale':
      return dish && <OnSaleSection state={state} dish={dish} {...rest} />
  }
}

/** The sections of this opening of the sheet, and why one can do nothing now. */
function useSections(state: ShopState, order: CateringOrder, goods: OrderGoods) {
  const { t, nameOf } = useText()
  const dish = state.dishes.get(goods.dishId)
  const offered = offersOf(goods, dish)
  const [kept, setKept] = useState<readonly Offer[]>(offered)
  const sections = keptOffers(kept, offered)
  if (sections !== kept) setKept(sections)
  const whyShut = (section: Offer) => {
    const reason = shutReason(section, offered, order, goods)
    const name = dish ? nameOf(dish.name) : ''
    return reason && t(`kitchen.sheet.${reason}`, { name, status: t(`status.${goods.status}`) })
  }
  return { sections, whyShut }
}

/** Another station makes this one line. */
function StationSection({ state, goods, why, onDone }: Pick<SectionProps, 'state' | 'goods' | 'why' | 'onDone'>) {
  const { t, nameOf } = useText()
  const { moveGoods } = useActions()
  const title = (
    <>
      {t('kitchen.sheet.station')}
      <small>{t('kitchen.sheet.stationOnly')}</small>
    </>
  )
  return (
    <SheetSection title={title} why={why} isWrapped>
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
    </SheetSection>
  )
}
