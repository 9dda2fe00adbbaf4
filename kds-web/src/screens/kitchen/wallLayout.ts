import type { WallArea } from './useAreaOf.ts'

export const GAP = 16
/** On a wall lower than this the card that counts the rest is lower too. */
const LOW_WALL = 800
/** The height of "5 more lines". */
export const MORE = 66

/** How many columns a screen shows: what its width gives, or one fewer or more for eyes that are further away or closer. */
export const densities = ['fewer', 'normal', 'more'] as const
export type Density = (typeof densities)[number]

const NARROWEST = 336
/** Columns of the dense wall, where a screen is read from nearer. */
const DENSEST = 292
/** Widths from which the totals get more room, px; 208 beside three columns is what 1280 has. */
const WIDE_SCREEN = 1600
const MIDDLE_SCREEN = 1360

export interface WallLayout {
  columns: number
  columnWidth: number
  /** The totals stand at the foot of the wall, not beside it. */
  isPortrait: boolean
  /** Width of what stands at the right, px: the totals, or a sheet that also takes the last column; 0 for nothing. */
  side: number
}

export function isLowWall(height: number): boolean {
  return height < LOW_WALL
}

/** The room that "+6 more tickets" takes at the end of the last column, with its gap. */
export function reserveOf(height: number): number {
  return (isLowWall(height) ? 72 : 136) + GAP
}

/** Columns beside the totals, or above them. A docked sheet takes whole columns, so the others keep their width and place. */
export function layoutOf(screen: WallArea, isDocked: boolean, density: Density = 'normal'): WallLayout {
  const isPortrait = screen.height > screen.width
  const rail = isPortrait ? 0 : railOf(screen.width)
  const wall = screen.width - rail
  const all = columnsOf(wall, density)
  const columnWidth = Math.floor((wall - GAP * (all + 1)) / all)
  if (!isDocked) return { columns: all, columnWidth, isPortrait, side: rail }
  const taken = isPortrait ? Math.max(1, all - 1) : 1
  return { columns: Math.max(1, all - taken), columnWidth, isPortrait, side: rail + taken * (columnWidth + GAP) }
}

function railOf(width: number): number {
  return width >= WIDE_SCREEN ? 296 : width >= MIDDLE_SCREEN ? 232 : 208
}

function columnsOf(wall: number, density: Density): number {
  const fitting = (narrowest: number) => Math.max(1, Math.floor((wall - GAP) / (narrowest + GAP)))
  const normal = fitting(NARROWEST)
  if (density === 'fewer') return Math.max(1, normal - 1)
  return density === 'more' ? Math.min(normal + 1, fitting(DENSEST)) : normal
}
