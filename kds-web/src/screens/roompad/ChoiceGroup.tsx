import type { OptionGroup } from '@passline/shared/shop'
import { useText } from '../../text/i18n.ts'
import { OptionButtons } from '../ordering/OptionButtons.tsx'
import { type Choice, choiceRule } from '../ordering/options.ts'

interface ChoiceGroupProps {
  group: OptionGroup
  choices: readonly Choice[]
  onToggle: (choiceId: string) => void
}

/** The choices of one group, and how many must and may be taken. */
export function ChoiceGroup({ group, ...rest }: ChoiceGroupProps) {
  const { t, nameOf } = useText()
  const { least, most } = group
  return (
    <section data-group-id={group.id} aria-label={nameOf(group.name)}>
      <h3>
        {nameOf(group.name)}
        <small>{t(`roompad.options.${choiceRule(group)}`, { n: most, least, most })}</small>
      </h3>
      <OptionButtons group={group} {...rest} />
    </section>
  )
}
