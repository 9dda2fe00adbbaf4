import { expect, test } from 'vitest'
import { layoutOf } from './wallLayout.ts'

test.each([
  [1920, 1080, 'fewer', 3],
  [1920, 1080, 'normal', 4],
  [1920, 1080, 'more', 5],
  [1366, 768, 'normal', 3],
  [1280, 720, 'normal', 3],
  [1280, 720, 'more', 3],
  [1080, 1920, 'normal', 3],
] as const)('%d × %d with %s columns has %d', (width, height, density, columns) => {
  expect(layoutOf({ width, height }, false, density).columns).toBe(columns)
})

test.each([
  [1920, 1080],
  [1280, 720],
  [1080, 1920],
])('on %d × %d a docked sheet leaves the columns that stay their width', (width, height) => {
  const [free, docked] = [false, true].map((isDocked) => layoutOf({ width, height }, isDocked))
  expect(docked?.columnWidth).toBe(free?.columnWidth)
  expect(docked?.columns).toBeLessThan(free?.columns ?? 0)
})
