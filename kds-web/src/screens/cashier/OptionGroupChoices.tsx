import type { OptionGroup } from '@passline/shared/shop'
import { OptionButtons } from '../ordering/OptionButtons.tsx'
import { type Choice, choiceRule, missingGroups } from '../ordering/options.ts'
import { useWords } from './useWords.ts'

interface OptionGroupChoicesProps {
  group: OptionGroup
  choices: readonly Choice[]
  /** The first choice has the focus when the dialog opens. */
  isFirst: boolean
  onToggle: (choiceId: string) => void
}

/** The choices of one group, with how many must and may be taken, and whether one is missing. */
export function OptionGroupChoices({ group, ...rest }: OptionGroupChoicesProps) {
  const { t, nameOf } = useWords()
  const { least, most } = group
  const isMissing = missingGroups({ options: [group] }, rest.choices).length > 0
  return (
    <div data-group-id={group.id}>
      <h3>
        <span>{nameOf(group.name)}</span>
        <small>{t(`cashier.options.${choiceRule(group)}`, { n: most, least, most })}</small>
        {isMissing && <small className="missing">{t('cashier.options.missing')}</small>}
      </h3>
      <OptionButtons group={group} {...rest} />
    </div>
  )
}
