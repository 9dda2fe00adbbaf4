import type { WallArea } from './useAreaOf.ts'

export const GAP = 16
/** On a wall lower than this the card that counts the rest is lower too. */
const LOW_WALL = 800
/** The height of "5 more lines". */
export const MORE = 66

const NARROWEST = 336
/** Widths from which the totals get more room, px; 208 beside three columns is what 1280 has. */
const WIDE_SCREEN = 1600
const MIDDLE_SCREEN = 1360

export interface WallLayout {
  columns: number
  columnWidth: number
  /** Width of the totals, px. */
  rail: number
  /** Width of what stands at the right, px: the totals, or a sheet that also takes the last column. */
  side: number
}

export function isLowWall(height: number): boolean {
  return height < LOW_WALL
}

/** The room that "+6 more tickets" takes at the end of the last column, with its gap. */
export function reserveOf(height: number): number {
  return (isLowWall(height) ? 72 : 136) + GAP
}

/** Columns of at least 336 px beside the totals. A docked sheet takes exactly one of them, so the others keep their width and place. */
export function layoutOf(screen: WallArea, isDocked: boolean): WallLayout {
  const rail = screen.width >= WIDE_SCREEN ? 296 : screen.width >= MIDDLE_SCREEN ? 232 : 208
  const wall = screen.width - rail
  const all = Math.max(1, Math.floor((wall - GAP) / (NARROWEST + GAP)))
  const columnWidth = Math.floor((wall - GAP * (all + 1)) / all)
  if (!isDocked) return { columns: all, columnWidth, rail, side: rail }
  return { columns: Math.max(1, all - 1), columnWidth, rail, side: rail + columnWidth + GAP }
}
