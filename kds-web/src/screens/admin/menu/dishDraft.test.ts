import { dishInput } from '@passline/shared/api'
import { dish } from '@passline/shared/shop'
import { expect, test } from 'vitest'
import { faultsBySchema } from '../faultPaths.ts'
import { bodyOf, draftOf, emptyDraft } from './dishDraft.ts'

const noodles = dish.parse({
  id: 'noodles',
  name: { zh: '牛肉面', en: 'Beef noodles' },
  priceFen: 2205,
  stationId: 'hot',
  timerSeconds: 90,
  allergens: ['gluten'],
  options: [{ id: 'extra', name: { zh: '加料' }, least: 0, most: 2, choices: [{ id: 'egg', name: { zh: '鸡蛋' }, priceFen: 300 }] }],
})

test('a dish that was only looked at is sent as it was', () => {
  const { id: _, soldOut: __, soldOutUntil: ___, remaining: ____, ...input } = noodles
  expect(bodyOf(draftOf(noodles))).toEqual(input)
})

test('what is wrong is named by its place, as the server names it', () => {
  const draft = { ...draftOf(noodles), zh: ' ', price: '22.055', minutes: 'ten', timer: '3' }
  const group = draft.options[0]
  const options = group ? [{ ...group, least: '5', choices: group.choices.map((choice) => ({ ...choice, price: '-1' })) }] : []
  expect([...faultsBySchema(dishInput, bodyOf({ ...draft, options }))].sort()).toEqual([
    'expectedMinutes',
    'name.zh',
    'options.0.choices.0.priceFen',
    'priceFen',
    'timerSeconds',
  ])
  expect([...faultsBySchema(dishInput, bodyOf(emptyDraft('', 1)))].sort()).toEqual(['name.zh', 'priceFen', 'stationId'])
})
