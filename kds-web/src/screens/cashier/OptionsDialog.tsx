import { lineFen } from '@passline/shared/goods'
import type { Dish } from '@passline/shared/shop'
import { useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { shownMoney } from '../../parts/money.ts'
import { Stepper } from '../../parts/Stepper.tsx'
import type { CartLine } from './cart.ts'
import { LineNote } from './LineNote.tsx'
import { OptionGroupChoices } from './OptionGroupChoices.tsx'
import { type Choice, chosenOptions, missingGroups, startingChoices, toggled } from './options.ts'
import { useWords } from './useWords.ts'

interface OptionsDialogProps {
  dish: Dish
  /** The line that is changed; null for a new one. */
  line: CartLine | null
  /** Where it goes, in words; null when that is still open. */
  targetName: string | null
  onPut: (line: Omit<CartLine, 'id'>) => void
  onClose: () => void
}

/** Options, portions and note of one line. Nothing is put into the cart while a group misses a choice. */
export function OptionsDialog({ dish, line, targetName, onPut, onClose }: OptionsDialogProps) {
  const { t, nameOf } = useWords()
  const [choices, setChoices] = useState<readonly Choice[]>(() => knownChoices(dish, line?.options ?? startingChoices(dish)))
  const [quantity, setQuantity] = useState(line?.quantity ?? 1)
  const [note, setNote] = useState(line?.note ?? '')
  const missing = missingGroups(dish, choices)
  const options = chosenOptions(dish, choices)
  const money = shownMoney(lineFen({ ...dish, quantity, options: options === 'invalid' ? partlyChosen(dish, choices) : options }))
  return (
    <Dialog
      testId="options-dialog"
      title={nameOf(dish.name)}
      aside={
        <>
          <em>{shownMoney(dish.priceFen)}</em>
          {targetName !== null && <em>{t('cashier.dialog.forTarget', { place: targetName })}</em>}
        </>
      }
      closeLabel={t('cashier.dialog.close')}
      onClose={onClose}
      footer={
        <>
          <Stepper
            value={quantity}
            least={1}
            most={999}
            lessLabel={t('cashier.cart.less', { dish: nameOf(dish.name) })}
            moreLabel={t('cashier.cart.more', { dish: nameOf(dish.name) })}
            onChange={setQuantity}
          />
          <button
            type="button"
            className="main"
            data-testid="put-in-cart"
            disabled={missing.length > 0}
            onClick={() => onPut({ dishId: dish.id, quantity, options: choices, note: note.trim() })}
          >
            {missing.length > 0
              ? t('cashier.options.missingOn', { groups: missing.map((group) => nameOf(group.name)).join(t('cashier.comma')) })
              : buttonText()}
          </button>
        </>
      }
    >
      <div className="box">
        {dish.options.map((group) => (
          <OptionGroupChoices
            key={group.id}
            group={group}
            choices={choices}
            onToggle={(choiceId) => setChoices(toggled(choices, group, choiceId))}
          />
        ))}
        <LineNote note={note} onChange={setNote} />
      </div>
    </Dialog>
  )

  function buttonText(): string {
    if (line !== null) return t('cashier.options.save', { money })
    return targetName === null ? t('cashier.options.putNoTarget', { money }) : t('cashier.options.put', { place: targetName, money })
  }
}

/** Without choices that the menu does not have any more. */
function knownChoices(dish: Dish, choices: readonly Choice[]): readonly Choice[] {
  return choices.filter(({ groupId, choiceId }) =>
    dish.options.some((group) => group.id === groupId && group.choices.some((choice) => choice.id === choiceId)),
  )
}

/** The price grows with every tap, also before all groups are chosen. */
function partlyChosen(dish: Dish, choices: readonly Choice[]) {
  return dish.options.flatMap((group) =>
    group.choices
      .filter((choice) => choices.some((each) => each.groupId === group.id && each.choiceId === choice.id))
      .map((choice) => ({ groupId: group.id, choiceId: choice.id, name: choice.name, priceFen: choice.priceFen })),
  )
}
