import type { OptionGroup } from '@passline/shared/shop'
import { shownMoney } from '../../parts/money.ts'
import { useText } from '../../text/i18n.ts'
import type { Choice } from './options.ts'

interface OptionButtonsProps {
  group: OptionGroup
  choices: readonly Choice[]
  /** The first choice has the focus when the dialog opens. */
  isFirst?: boolean
  onToggle: (choiceId: string) => void
}

/** The choices of one group, each a button; a full group takes no more. */
export function OptionButtons({ group, choices, isFirst = false, onToggle }: OptionButtonsProps) {
  const { nameOf } = useText()
  const taken = choices.filter((each) => each.groupId === group.id)
  const isFull = group.most > 1 && taken.length >= group.most
  return (
    <div className="opt">
      {group.choices.map((choice, at) => {
        const isTaken = taken.some((each) => each.choiceId === choice.id)
        return (
          <button
            key={choice.id}
            type="button"
            aria-pressed={isTaken}
            data-choice-id={choice.id}
            data-autofocus={(isFirst && at === 0) || undefined}
            disabled={isFull && !isTaken}
            onClick={() => onToggle(choice.id)}
          >
            {nameOf(choice.name)}
            {choice.priceFen > 0 && <small>+{shownMoney(choice.priceFen)}</small>}
          </button>
        )
      })}
    </div>
  )
}
