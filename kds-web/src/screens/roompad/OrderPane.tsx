import { shownSeqNo } from '@passline/shared/businessDay'
import type { Dish } from '@passline/shared/shop'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { portions, withQuantity } from '../ordering/cartLines.ts'
import type { PricedLine } from '../ordering/pricedLines.ts'
import { AllergyBar } from './AllergyBar.tsx'
import type { MyOrderState } from './createMyOrder.ts'
import type { Ordering, OrderingState } from './createOrdering.ts'
import { OrderHead } from './OrderHead.tsx'
import { OrderLines } from './OrderLines.tsx'
import { OutcomeNote } from './OutcomeNote.tsx'
import { PadCartLines } from './PadCartLines.tsx'
import { SendBar } from './SendBar.tsx'

interface OrderPaneProps {
  mine: MyOrderState
  state: OrderingState
  ordering: Ordering
  lines: readonly PricedLine[]
  dishes: ReadonlyMap<string, Dish>
  /** The name of the room. */
  room: string
  timeZone: string
  isOffline: boolean
  onEdit: (line: PricedLine) => void
  onAllergy: () => void
  onPhone: () => void
}

/** First what is ordered and how far it is, only then what is being added, under one line that says that it joins. */
export function OrderPane(props: OrderPaneProps) {
  const { mine, state, ordering, lines, dishes, room, timeZone, isOffline, onEdit, onAllergy, onPhone } = props
  const { t } = useText()
  const { order } = mine
  const isHeld = state.phase !== 'choosing'
  const heading = t(order ? 'roompad.order.adding' : 'roompad.order.choosing')
  if (order === undefined) {
    return (
      <p className="still" role="status">
        {t('roompad.order.loading')}
      </p>
    )
  }
  return (
    <>
      {order && (
        <section className="mine" aria-label={t('roompad.order.title')} data-order-id={order.id} data-state={order.state}>
          <OrderHead order={order} room={room} isCurrent={mine.isCurrent} onPhone={onPhone} />
          <OrderLines order={order} timeZone={timeZone} />
        </section>
      )}
      {order && (
        <p className="join" data-testid="joins">
          <Icon name="plus" />
          <span>{t('roompad.order.joins', { number: shownSeqNo(order.seqNo) })}</span>
        </p>
      )}
      {state.outcome && (
        <OutcomeNote outcome={state.outcome} dishes={dishes} stillUnder={lines.length > 1 ? heading : null} onDismiss={ordering.dismiss} />
      )}
      {lines.length > 0 && (
        <>
          <section className="cart" aria-label={heading} data-testid="cart">
            <h3>
              {heading}
              <b>{portions(state.cart)}</b>
            </h3>
            <PadCartLines
              lines={lines}
              isHeld={isHeld}
              onEdit={onEdit}
              onQuantity={(line, quantity) => ordering.change((cart) => withQuantity(cart, line.id, quantity))}
            />
            <AllergyBar known={state.cart} isHeld={isHeld} onChoose={onAllergy} />
          </section>
          <SendBar
            state={state}
            lines={lines}
            room={room}
            isOffline={isOffline}
            onSend={() => void ordering.send()}
            onAgain={() => void ordering.askAgain()}
          />
        </>
      )}
      {lines.length === 0 && order && <p className="more">{t('roompad.order.addHint')}</p>}
      {lines.length === 0 && order === null && (
        <div className="empty">
          <Icon name="dish" />
          <h3>{t('roompad.order.noneTitle')}</h3>
          <p>{t('roompad.order.noneBody')}</p>
        </div>
      )}
    </>
  )
}
