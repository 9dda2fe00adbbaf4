import type { OptionGroup } from '@passline/shared/shop'
import { shownMoney } from '../../parts/money.ts'
import type { Choice } from './options.ts'
import { useWords } from './useWords.ts'

interface OptionGroupChoicesProps {
  group: OptionGroup
  choices: readonly Choice[]
  /** The first choice has the focus when the dialog opens. */
  isFirst: boolean
  onToggle: (choiceId: string) => void
}

/** The choices of one group, with how many must and may be taken. */
export function OptionGroupChoices({ group, choices, isFirst, onToggle }: OptionGroupChoicesProps) {
  const { t, nameOf } = useWords()
  const taken = choices.filter((each) => each.groupId === group.id)
  const isFull = group.most > 1 && taken.length >= group.most
  return (
    <div data-group-id={group.id}>
      <h3>
        <span>{nameOf(group.name)}</span>
        <small>{rule(group)}</small>
        {taken.length < group.least && <small className="missing">{t('cashier.options.missing')}</small>}
      </h3>
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
    </div>
  )

  function rule({ least, most }: OptionGroup): string {
    if (least === most) return least === 1 ? t('cashier.options.chooseOne') : t('cashier.options.chooseExactly', { n: least })
    return least === 0 ? t('cashier.options.chooseUpTo', { n: most }) : t('cashier.options.chooseBetween', { least, most })
  }
}
