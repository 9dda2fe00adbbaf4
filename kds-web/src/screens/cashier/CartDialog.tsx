import { randomKey } from '../../api/randomKey.ts'
import { portions } from '../ordering/cartLines.ts'
import { leftFor } from '../ordering/shortage.ts'
import { AllergyDialog } from './AllergyDialog.tsx'
import { allergyOf } from './allergy.ts'
import { courseOf, withChangedLine } from './cart.ts'
import type { DeskDialogProps } from './deskDialogProps.ts'
import { OptionsDialog } from './OptionsDialog.tsx'
import type { OpenDialog } from './openDialog.ts'
import { TargetDialog } from './TargetDialog.tsx'
import { useWords } from './useWords.ts'

type CartDialogProps = Pick<DeskDialogProps, 'state' | 'orders' | 'front' | 'onClose'> & {
  dialog: Extract<OpenDialog, { kind: 'target' | 'options' | 'allergy' }>
}

/** A dialog about what is not ordered yet: where it goes, one of its lines, or an allergy. */
export function CartDialog({ dialog, state, orders, front, onClose }: CartDialogProps) {
  const { targetOf } = useWords()
  const targetName = front.target && targetOf(front.target, state.places)
  switch (dialog.kind) {
    case 'target':
      return (
        <TargetDialog
          kind={dialog.first}
          takesAlong={dialog.takesAlong}
          target={front.target}
          places={state.places}
          orders={orders}
          unsent={unsent()}
          onPick={(...picked) => {
            front.pick(...picked)
            onClose()
          }}
          onClose={onClose}
        />
      )
    case 'options':
      return options(dialog)
    case 'allergy':
      return (
        <AllergyDialog
          allergy={front.draft.cart}
          targetName={targetName}
          onClose={onClose}
          onSave={({ allergies, allergyNote }) => {
            front.changeCart((cart) => ({ ...cart, allergies, allergyNote }))
            onClose()
          }}
        />
      )
    default:
      return dialog satisfies never
  }

  function unsent() {
    const count = portions(front.draft.cart)
    if (targetName === null || count === 0 || front.isHeld || front.isAlone) return null
    return { portions: count, targetName }
  }

  function options({ dishId, line }: Extract<OpenDialog, { kind: 'options' }>) {
    const dish = state.dishes.get(dishId)
    if (!dish) return null
    return (
      <OptionsDialog
        dish={dish}
        line={line}
        left={leftFor(dish, front.draft.cart, line?.id ?? null)}
        targetName={targetName}
        allergy={front.draft.cart}
        allergyBefore={allergyOf(front.order)}
        lastCourse={Math.max(1, ...front.lines.map(courseOf), ...(front.order?.goods ?? []).map((goods) => goods.course))}
        autoFire={state.shop.settings.autoFire}
        onClose={onClose}
        onPut={(put, { allergies, allergyNote }) => {
          front.changeCart((cart) => ({ ...withChangedLine(cart, { ...put, id: line?.id ?? randomKey() }), allergies, allergyNote }))
          onClose()
        }}
      />
    )
  }
}
