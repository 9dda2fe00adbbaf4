import { expect, it } from 'vitest'
import { mendOf } from './mendOf.ts'

it('a line is chosen again or reduced where that helps, and taken off where nothing else does', () => {
  expect([
    mendOf({ problem: 'optionInvalid', left: null }),
    mendOf({ problem: 'notEnough', left: 2 }),
    mendOf({ problem: 'notEnough', left: 0 }),
    mendOf({ problem: 'soldOut', left: 3 }),
    mendOf({ problem: 'unknownDish', left: null }),
  ]).toEqual([{ by: 'reselect' }, { by: 'reduce', to: 2 }, { by: 'takeOff' }, { by: 'takeOff' }, { by: 'takeOff' }])
})
