import type { OrderGoods } from '@passline/shared/goods'
import type { Dish, OptionGroup } from '@passline/shared/shop'

/** One choice of one option group. */
export interface Choice {
  readonly groupId: string
  readonly choiceId: string
}

/** Takes a choice or gives it up. A group of one swaps; a full group keeps what it has. */
export function toggled(choices: readonly Choice[], group: OptionGroup, choiceId: string): readonly Choice[] {
  const isTaken = choices.some((each) => each.groupId === group.id && each.choiceId === choiceId)
  const without = choices.filter((each) => !(each.groupId === group.id && each.choiceId === choiceId))
  if (isTaken) return group.least === 1 && group.most === 1 ? choices : without
  if (group.most === 1) return [...choices.filter((each) => each.groupId !== group.id), { groupId: group.id, choiceId }]
  return countIn(choices, group) < group.most ? [...choices, { groupId: group.id, choiceId }] : choices
}

/** Groups in which something must still be chosen. */
export function missingGroups(dish: Pick<Dish, 'options'>, choices: readonly Choice[]): OptionGroup[] {
  return dish.options.filter((group) => countIn(choices, group) < group.least)
}

/** How many of a group must and may be taken, as the sentence that says so. */
export function choiceRule({
  least,
  most,
}: Pick<OptionGroup, 'least' | 'most'>): 'chooseOne' | 'chooseExactly' | 'chooseUpTo' | 'chooseBetween' {
  if (least === most) return least === 1 ? 'chooseOne' : 'chooseExactly'
  return least === 0 ? 'chooseUpTo' : 'chooseBetween'
}

/** What is chosen when the dialog opens: a group that has no other way out is taken. */
export function startingChoices(dish: Pick<Dish, 'options'>): Choice[] {
  return dish.options.flatMap((group) => {
    if (group.least !== group.choices.length) return []
    return group.choices.map((choice) => ({ groupId: group.id, choiceId: choice.id }))
  })
}

/** The choices with name and price as an order keeps them, or 'invalid' when the menu no longer allows them. */
export function chosenOptions(dish: Pick<Dish, 'options'>, choices: readonly Choice[]): OrderGoods['options'] | 'invalid' {
  const named = choices.flatMap(({ groupId, choiceId }) => {
    const choice = dish.options.find((group) => group.id === groupId)?.choices.find((each) => each.id === choiceId)
    return choice ? [{ groupId, choiceId, name: choice.name, priceFen: choice.priceFen }] : []
  })
  const fits = dish.options.every((group) => countIn(choices, group) >= group.least && countIn(choices, group) <= group.most)
  return fits && named.length === choices.length ? named : 'invalid'
}

/** Without choices that the menu does not have any more. */
export function knownChoices(dish: Pick<Dish, 'options'>, choices: readonly Choice[]): readonly Choice[] {
  return choices.filter(({ groupId, choiceId }) =>
    dish.options.some((group) => group.id === groupId && group.choices.some((choice) => choice.id === choiceId)),
  )
}

/** What is chosen so far, with names and prices: the price grows with every tap, also before all groups are chosen. */
export function partlyChosen(dish: Pick<Dish, 'options'>, choices: readonly Choice[]): OrderGoods['options'] {
  return dish.options.flatMap((group) =>
    group.choices
      .filter((choice) => choices.some((each) => each.groupId === group.id && each.choiceId === choice.id))
      .map((choice) => ({ groupId: group.id, choiceId: choice.id, name: choice.name, priceFen: choice.priceFen })),
  )
}

export function sameChoices(a: readonly Choice[], b: readonly Choice[]): boolean {
  return a.length === b.length && a.every((one) => b.some((other) => other.groupId === one.groupId && other.choiceId === one.choiceId))
}

function countIn(choices: readonly Choice[], group: OptionGroup): number {
  return choices.filter((each) => each.groupId === group.id).length
}
