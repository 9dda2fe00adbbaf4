import type { ShopState } from '@passline/shared/state'
import { withQuantity } from '../ordering/cartLines.ts'
import { CartPane } from './CartPane.tsx'
import { CartSaid } from './CartSaid.tsx'
import type { LineHandlers } from './lineHandlers.ts'
import { OrderButtons } from './OrderButtons.tsx'
import { OrderedLines } from './OrderedLines.tsx'
import { OrderTools } from './OrderTools.tsx'
import type { OpenDialog } from './openDialog.ts'
import { TargetHead } from './TargetHead.tsx'
import { TargetSaid } from './TargetSaid.tsx'
import type { Front } from './useFront.ts'
import type { useTill } from './useTill.ts'

interface DeskCartProps {
  state: ShopState
  till: ReturnType<typeof useTill>
  front: Front
  isOnline: boolean
  isUnwatched: boolean
  on: LineHandlers
  onOpen: (dialog: OpenDialog) => void
  onChangeTarget: () => void
  onSend: () => void
}

/** The right column: where it goes, what is being sold, and what was sold before. */
export function DeskCart({ state, till, front, isOnline, isUnwatched, on, onOpen, onChangeTarget, onSend }: DeskCartProps) {
  const { order } = front
  return (
    <CartPane
      head={
        <>
          <TargetHead
            target={front.target}
            places={state.places}
            order={order}
            isAlone={front.isAlone}
            onChoose={(first) => onOpen({ kind: 'target', first, takesAlong: false })}
            onChange={onChangeTarget}
          />
          <CartSaid till={till} front={front} state={state} />
        </>
      }
      said={
        <TargetSaid
          target={front.target}
          places={state.places}
          order={order}
          isAlone={front.isAlone}
          isNudged={front.isNudged}
          onNewTakeAway={() => front.show({ kind: 'takeAway' })}
        />
      }
      saidOf={`${order?.id} ${JSON.stringify(front.target)} ${front.isNudged}`}
      cart={front.draft.cart}
      lines={front.lines}
      isHeld={front.isHeld}
      isSending={front.isSending}
      isOnline={isOnline}
      isUnwatched={isUnwatched}
      block={front.block}
      order={order}
      isAlone={front.isAlone}
      allergies={front.allergies}
      ordered={order && <OrderedLines order={order} state={state} tools={<OrderTools order={order} onOpen={onOpen} />} on={on} />}
      buttons={
        order && (
          <OrderButtons
            order={order}
            onRush={on.rush}
            onCancelOrder={() => onOpen({ kind: 'cancelOrder' })}
            onClose={() => onOpen({ kind: 'close' })}
          />
        )
      }
      onQuantity={(lineId, quantity) => front.changeCart((cart) => withQuantity(cart, lineId, quantity))}
      onEdit={(line) => line.dish && onOpen({ kind: 'options', dishId: line.dishId, line })}
      onNotes={(notes) => front.changeCart((cart) => ({ ...cart, ...notes }))}
      onAllergy={() => onOpen({ kind: 'allergy' })}
      onSend={onSend}
    />
  )
}
