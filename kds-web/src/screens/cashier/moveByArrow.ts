import type { KeyboardEvent } from 'react'

/** Lets arrows walk over the buttons of a list or grid, by where they stand: for `onKeyDown` of what holds them. Fields keep their arrows. */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const way = WAYS[event.key as keyof typeof WAYS]
  const from = event.target
  if (!way || !(from instanceof HTMLElement) || from instanceof HTMLInputElement) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')]
  const next = nextBox(
    from.getBoundingClientRect(),
    buttons.filter((button) => button !== from).map((button) => ({ button, box: button.getBoundingClientRect() })),
    way,
  )
  if (!next) return
  event.preventDefault()
  next.button.focus()
  next.button.scrollIntoView({ block: 'nearest' })
}

const WAYS = {
  ArrowLeft: { axis: 'x', sign: -1 },
  ArrowRight: { axis: 'x', sign: 1 },
  ArrowUp: { axis: 'y', sign: -1 },
  ArrowDown: { axis: 'y', sign: 1 },
} as const
type Way = (typeof WAYS)[keyof typeof WAYS]

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The nearest box in a direction; what stands aside counts three times as far. Null at the edge. */
export function nextBox<T extends { box: Box }>(from: Box, others: readonly T[], { axis, sign }: Way): T | null {
  const start = middle(from)
  let nearest: { other: T; far: number } | null = null
  for (const other of others) {
    const { x, y } = middle(other.box)
    const along = sign * (axis === 'x' ? x - start.x : y - start.y)
    const aside = Math.abs(axis === 'x' ? y - start.y : x - start.x)
    const far = along + 3 * aside
    if (along > 1 && (!nearest || far < nearest.far)) nearest = { other, far }
  }
  return nearest?.other ?? null
}

function middle({ x, y, width, height }: Box): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 }
}
