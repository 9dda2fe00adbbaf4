import { MOST_PORTIONS } from '@passline/shared/api'
import { lineFen } from '@passline/shared/goods'
import type { Dish } from '@passline/shared/shop'
import { useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { shownMoney } from '../../parts/money.ts'
import { Stepper } from '../../parts/Stepper.tsx'
import type { CartLine } from '../ordering/cartLine.ts'
import { type Choice, chosenOptions, knownChoices, missingGroups, partlyChosen, startingChoices, toggled } from '../ordering/options.ts'
import { type Shortage, shortageOf } from '../ordering/shortage.ts'
import { AllergyChoice } from './AllergyChoice.tsx'
import { type Allergy, dangersIn, joinedAllergy } from './allergy.ts'
import { CourseChoice } from './CourseChoice.tsx'
import { LineNote } from './LineNote.tsx'
import { OptionGroupChoices } from './OptionGroupChoices.tsx'
import { useWords } from './useWords.ts'

interface OptionsDialogProps {
  /** As it is now. */
  dish: Dish
  /** The line that is changed; null for a new one. */
  line: CartLine | null
  /** The portions that the line may have; Infinity when the dish is not counted. */
  left: number
  /** Where it goes, in words; null when that is still open. */
  targetName: string | null
  /** The allergy of the cart, and what was named with the order before. */
  allergy: Allergy
  allergyBefore: Allergy
  /** The last course in use. */
  lastCourse: number
  autoFire: boolean
  onPut: (line: Omit<CartLine, 'id'>, allergy: Allergy) => void
  onClose: () => void
}

/** Options, portions, course and note of one line, and the allergy of the order. Nothing is put into the cart while a group misses a choice, or once the dish has sold out. */
export function OptionsDialog(props: OptionsDialogProps) {
  const { dish, line, left, targetName, onClose } = props
  const { t, nameOf } = useWords()
  const [choices, setChoices] = useState<readonly Choice[]>(() => knownChoices(dish, line?.options ?? startingChoices(dish)))
  const [quantity, setQuantity] = useState(line?.quantity ?? 1)
  const [note, setNote] = useState(line?.note ?? '')
  const [course, setCourse] = useState(line?.course ?? null)
  const [allergy, setAllergy] = useState(props.allergy)
  const [firstMissing] = useState(() => missingGroups(dish, choices)[0]?.id)
  const name = nameOf(dish.name)
  const most = Math.max(1, Math.min(left, MOST_PORTIONS))
  const portions = Math.min(quantity, most)
  const shortage = shortageOf(dish, left, quantity)

  const put = () => {
    const chosen = { ...allergy, allergyNote: allergy.allergyNote.trim() }
    props.onPut({ dishId: dish.id, quantity: portions, options: choices, note: note.trim(), course }, chosen)
  }
  return (
    <Dialog
      testId="options-dialog"
      title={name}
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
            value={portions}
            least={1}
            most={most}
            lessLabel={t('cashier.cart.less', { dish: name })}
            moreLabel={t('cashier.cart.more', { dish: name })}
            onChange={setQuantity}
          />
          <PutButton
            dish={dish}
            choices={choices}
            quantity={portions}
            shortage={shortage}
            isChange={line !== null}
            targetName={targetName}
            onPut={put}
          />
        </>
      }
    >
      <div className="box">
        {shortage && (
          <p className="warning bad" role="alert" data-testid="shortage">
            <Icon name="alert" />
            <span>{t(`cashier.options.${shortage}`, { n: left })}</span>
          </p>
        )}
        <Danger dish={dish} allergy={joinedAllergy(allergy, props.allergyBefore)} />
        {dish.options.map((group) => (
          <OptionGroupChoices
            key={group.id}
            group={group}
            choices={choices}
            isFirst={group.id === firstMissing}
            onToggle={(choiceId) => setChoices(toggled(choices, group, choiceId))}
          />
        ))}
        <LineNote note={note} onChange={setNote} />
        <CourseChoice course={course ?? dish.course} last={props.lastCourse} autoFire={props.autoFire} onChange={setCourse} />
        <AllergyChoice allergy={allergy} onChange={setAllergy} />
      </div>
    </Dialog>
  )
}

/** The dish contains what its guest must not be given. It can still be ordered: the guest may want it without. */
function Danger({ dish, allergy }: { dish: Dish; allergy: Allergy }) {
  const { t, nameOf, allergenNames } = useWords()
  const dangers = dangersIn(dish, allergy.allergies)
  if (dangers.length === 0) return null
  return (
    <p className="warning bad" role="alert" data-testid="danger">
      <Icon name="alert" />
      <span>{t('cashier.allergy.warn', { dish: nameOf(dish.name), allergens: allergenNames(dangers) })}</span>
    </p>
  )
}

interface PutButtonProps extends Pick<OptionsDialogProps, 'dish' | 'targetName'> {
  choices: readonly Choice[]
  quantity: number
  shortage: Shortage | null
  isChange: boolean
  onPut: () => void
}

/** The main button, with what it costs and, while something is missing, what. */
function PutButton({ dish, choices, quantity, shortage, isChange, targetName, onPut }: PutButtonProps) {
  const { t, nameOf } = useWords()
  const isNone = shortage === 'soldOut' || shortage === 'allTaken'
  const missing = missingGroups(dish, choices)
  const options = chosenOptions(dish, choices)
  const money = shownMoney(lineFen({ ...dish, quantity, options: options === 'invalid' ? partlyChosen(dish, choices) : options }))
  return (
    <button type="button" className="main" data-autofocus data-testid="put-in-cart" disabled={isNone || missing.length > 0} onClick={onPut}>
      {text()}
    </button>
  )

  function text(): string {
    if (isNone) return t(`cashier.options.${shortage}`)
    if (missing.length > 0)
      return t('cashier.options.missingOn', { groups: missing.map((group) => nameOf(group.name)).join(t('cashier.comma')) })
    if (isChange) return t('cashier.options.save', { money })
    return targetName === null ? t('cashier.options.putNoTarget', { money }) : t('cashier.options.put', { place: targetName, money })
  }
}
