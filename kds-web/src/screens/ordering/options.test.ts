import { optionGroup } from '@passline/shared/shop'
import { describe, expect, it } from 'vitest'
import { choiceRule, chosenOptions, missingGroups, startingChoices, toggled } from './options.ts'

const heat = optionGroup.parse({ id: 'heat', name: { zh: '辣度' }, least: 1, most: 1, choices: [choice('mild'), choice('hot')] })
const extra = optionGroup.parse({
  id: 'extra',
  name: { zh: '加料' },
  least: 0,
  most: 2,
  choices: [choice('skin'), choice('noodle'), choice('beef')],
})
const dish = { options: [heat, extra] }

describe('options of a dish', () => {
  it('a group of one swaps its choice, and does not give up one that it must have', () => {
    const mild = toggled([], heat, 'mild')
    expect(toggled(mild, heat, 'hot')).toEqual([{ groupId: 'heat', choiceId: 'hot' }])
    expect(toggled(mild, heat, 'mild')).toEqual(mild)
  })

  it('a full group takes no more until one is given up', () => {
    const two = toggled(toggled([], extra, 'skin'), extra, 'noodle')
    expect(toggled(two, extra, 'beef')).toEqual(two)
    expect(toggled(toggled(two, extra, 'skin'), extra, 'beef').map((each) => each.choiceId)).toEqual(['noodle', 'beef'])
  })

  it('a group says how many must and may be taken', () => {
    const rules = [
      [1, 1],
      [2, 2],
      [0, 2],
      [1, 3],
    ] as const
    expect(rules.map(([least, most]) => choiceRule({ least, most }))).toEqual(['chooseOne', 'chooseExactly', 'chooseUpTo', 'chooseBetween'])
  })

  it('a group with too few choices is missing', () => {
    expect(missingGroups(dish, []).map((group) => group.id)).toEqual(['heat'])
    expect(missingGroups(dish, toggled([], heat, 'mild'))).toEqual([])
  })

  it('a group that leaves no choice is taken from the start', () => {
    const only = optionGroup.parse({ id: 'set', name: { zh: '套餐' }, least: 1, most: 1, choices: [choice('rice')] })
    expect(startingChoices({ options: [heat, only] })).toEqual([{ groupId: 'set', choiceId: 'rice' }])
  })

  it('choices that the menu does not have any more are invalid', () => {
    expect(chosenOptions(dish, [{ groupId: 'heat', choiceId: 'gone' }])).toBe('invalid')
    expect(chosenOptions(dish, [])).toBe('invalid')
  })
})

function choice(id: string) {
  return { id, name: { zh: id } }
}
