import { expect, test } from 'vitest'
import { goodsChange } from './goods.ts'

const change = { id: '00000000-0000-7000-8000-000000000011', status: 'making' }

test('a change says only what it changes: reading one adds nothing that would be set back', () => {
  expect(goodsChange.parse(change)).toEqual(change)
})
