import { useRef } from 'react'
import { useText } from '../../text/i18n.ts'
import { useAreaOf } from './useAreaOf.ts'
import { usePacking } from './usePacking.ts'
import type { View } from './useView.ts'
import type { WallTicket } from './wall.ts'
import { GAP, layoutOf, MORE, reserveOf } from './wallLayout.ts'

interface FittingOptions {
  tickets: readonly WallTicket[]
  lateIds: ReadonlySet<string>
  view: Pick<View, 'station' | 'density'>
  /** A sheet stands beside the wall. */
  isDocked: boolean
  isHeld: boolean
}

/** How the tickets fit on this screen: what to put the two refs on, the columns, and where each ticket goes. */
export function useFitting({ tickets, lateIds, view, isDocked, isHeld }: FittingOptions) {
  const { lang } = useText()
  const app = useRef<HTMLDivElement>(null)
  const wall = useRef<HTMLElement>(null)
  const screen = useAreaOf(app) ?? { width: 1920, height: 1080 }
  const area = useAreaOf(wall) ?? { width: 0, height: screen.height - 192 }
  const layout = layoutOf(screen, isDocked, view.density)
  const size = {
    columns: layout.columns,
    height: area.height - 2 * GAP,
    gap: GAP,
    reserve: isDocked ? 0 : reserveOf(area.height),
    more: MORE,
  }
  const measureKey = `${layout.columnWidth} ${lang} ${view.station.join()}`
  const { packing, isMeasured } = usePacking({ wall, tickets, lateIds, size, measureKey, isHeld })
  return { app, wall, area, layout, room: size.height, packing, isMeasured }
}
