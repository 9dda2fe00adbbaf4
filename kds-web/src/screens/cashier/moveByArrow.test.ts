import { describe, expect, it } from 'vitest'
import { nextBox } from './moveByArrow.ts'

/** A grid of three columns; the last row has one. */
const boxes = [0, 1, 2, 3].map((at) => ({ at, box: { x: (at % 3) * 100, y: Math.floor(at / 3) * 50, width: 90, height: 40 } }))

describe('arrows in a grid', () => {
  it('walk along the row and the column', () => {
    expect([step(0, 'x', 1), step(1, 'x', -1), step(0, 'y', 1), step(3, 'y', -1)]).toEqual([1, 0, 3, 0])
  })

  it('end at the edge', () => {
    expect([step(0, 'x', -1), step(0, 'y', -1), step(3, 'y', 1)]).toEqual([null, null, null])
  })

  it('reach a shorter row from beyond its end', () => {
    expect(step(2, 'y', 1)).toBe(3)
  })
})

function step(from: number, axis: 'x' | 'y', sign: 1 | -1): number | null {
  const here = boxes[from]
  if (!here) return null
  const others = boxes.filter(({ at }) => at !== from)
  return nextBox(here.box, others, { axis, sign } as Parameters<typeof nextBox>[2])?.at ?? null
}
