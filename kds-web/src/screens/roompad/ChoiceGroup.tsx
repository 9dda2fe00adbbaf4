import type { OptionGroup } from '@passline/shared/shop'
import { shownMoney } from '../../parts/money.ts'
import { useText } from '../../text/i18n.ts'
import type { Choice } from '../cashier/options.ts'

interface ChoiceGroupProps {
  group: OptionGroup
  choices: readonly Choice[]
  onToggle: (choiceId: string) => void
}

/** The choices of one group, and how many must and may be taken. */
export function ChoiceGroup({ group, choices, onToggle }: ChoiceGroupProps) {
  const { t, nameOf } = useText()
  const taken = choices.filter((each) => each.groupId === group.id)
  const isFull = group.most > 1 && taken.length >= group.most
  return (
    <section data-group-id={group.id} aria-label={nameOf(group.name)}>
      <h3>
        {nameOf(group.name)}
        <small>{rule(group)}</small>
      </h3>
      <div className="opt">
        {group.choices.map((choice) => {
          const isTaken = taken.some((each) => each.choiceId === choice.id)
          return (
            <button
              key={choice.id}
              type="button"
              aria-pressed={isTaken}
              data-choice-id={choice.id}
              disabled={isFull && !isTaken}
              onClick={() => onToggle(choice.id)}
            >
              {nameOf(choice.name)}
              {choice.priceFen > 0 && <small>+{shownMoney(choice.priceFen)}</small>}
            </button>
          )
        })}
      </div>
    </section>
  )

  function rule({ least, most }: OptionGroup): string {
    if (least === most) return least === 1 ? t('roompad.options.chooseOne') : t('roompad.options.chooseExactly', { n: least })
    return least === 0 ? t('roompad.options.chooseUpTo', { n: most }) : t('roompad.options.chooseBetween', { least, most })
  }
}
