import { lineFen } from '@passline/shared/goods'
import type { Dish, OptionGroup } from '@passline/shared/shop'
import { useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { shownMoney } from '../../parts/money.ts'
import { Stepper } from '../../parts/Stepper.tsx'
import { useText } from '../../text/i18n.ts'
import type { CartLine } from '../ordering/cartLine.ts'
import { type Choice, chosenOptions, knownChoices, missingGroups, startingChoices, toggled } from '../ordering/options.ts'
import { shortageOf } from '../ordering/shortage.ts'
import { AllergyBar } from './AllergyBar.tsx'
import { ChoiceGroup } from './ChoiceGroup.tsx'
import { MOST_OF_ONE, type PadCart } from './padCart.ts'

interface DishDialogProps {
  /** As the menu has it now. */
  dish: Dish
  /** The line that is changed; null for a new one. */
  line: CartLine | null
  /** The portions that the line may have; Infinity when the dish is not counted. */
  left: number
  known: Pick<PadCart, 'allergies' | 'allergyNote'>
  onPut: (line: Omit<CartLine, 'id'>) => void
  onAllergy: () => void
  onClose: () => void
}

const MOST_NOTE = 200

/** How a guest wants a dish. Nothing is put into the cart while a group misses a choice, or once the dish has sold out. */
export function DishDialog({ dish, line, left, known, onPut, onAllergy, onClose }: DishDialogProps) {
  const { t, nameOf } = useText()
  const [choices, setChoices] = useState<readonly Choice[]>(() => knownChoices(dish, line?.options ?? startingChoices(dish)))
  const [quantity, setQuantity] = useState(line?.quantity ?? 1)
  const [note, setNote] = useState(line?.note ?? '')
  const missing = missingGroups(dish, choices)
  const options = chosenOptions(dish, choices)
  const most = Math.max(1, Math.min(left, MOST_OF_ONE))
  const portions = Math.min(quantity, most)
  const shortage = shortageOf(dish, left, quantity)
  const isNone = shortage === 'soldOut' || shortage === 'allTaken'
  const money = shownMoney(lineFen({ ...dish, quantity: portions, options: options === 'invalid' ? [] : options }))
  const name = nameOf(dish.name)
  return (
    <Dialog
      title={name}
      aside={<b className="dpr">{shownMoney(dish.priceFen)}</b>}
      closeLabel={t('roompad.options.close')}
      width={920}
      testId="dish-dialog"
      onClose={onClose}
      footer={
        <>
          <Stepper
            value={portions}
            least={1}
            most={most}
            lessLabel={t('roompad.order.less', { dish: name })}
            moreLabel={t('roompad.order.more', { dish: name })}
            onChange={setQuantity}
          />
          <button
            type="button"
            className="send"
            data-testid="put-in-cart"
            disabled={isNone || missing.length > 0}
            onClick={() => onPut({ dishId: dish.id, quantity: portions, options: choices, note: note.trim(), course: null })}
          >
            {putText()}
          </button>
        </>
      }
    >
      <div className="two">
        <div className="pic">
          <Icon name="dish" />
          {dish.allergens.length > 0 && (
            <p>
              {t('roompad.menu.contains', { list: dish.allergens.map((each) => t(`allergen.${each}`)).join(t('roompad.menu.listComma')) })}
            </p>
          )}
        </div>
        <div className="choosing">
          {shortage && (
            <p className="short" role="alert" data-testid="shortage">
              <Icon name="alert" />
              {t(`roompad.options.${shortage}`, { n: left })}
            </p>
          )}
          {dish.options.map((group) => (
            <ChoiceGroup
              key={group.id}
              group={group}
              choices={choices}
              onToggle={(choiceId) => setChoices(toggled(choices, group, choiceId))}
            />
          ))}
          <label>
            <h3>{t('roompad.options.note')}</h3>
            <input
              maxLength={MOST_NOTE}
              value={note}
              placeholder={t('roompad.options.notePlaceholder')}
              data-testid="dish-note"
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          <AllergyBar known={known} isHeld={false} onChoose={onAllergy} />
        </div>
      </div>
    </Dialog>
  )

  function putText(): string {
    if (isNone) return t(`roompad.options.${shortage}`)
    if (missing.length > 0) return t('roompad.options.missing', { groups: listOf(missing) })
    return line === null ? t('roompad.options.put', { count: portions, money }) : t('roompad.options.save', { money })
  }

  function listOf(groups: readonly OptionGroup[]): string {
    return groups.map((group) => nameOf(group.name)).join(t('roompad.menu.listComma'))
  }
}
