import { expect, it } from 'vitest'
import { shownMoney } from './money.ts'

it('fen are shown as yuan, with two decimals only where there are fen', () => {
  expect([0, 5, 1250, 13800, 100_000_000, -600].map(shownMoney)).toEqual(['¥0', '¥0.05', '¥12.50', '¥138', '¥1000000', '−¥6'])
})
