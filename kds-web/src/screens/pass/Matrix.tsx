import { stationsInOrder } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import type { WaitRange } from '@passline/shared/waits'
import { type CSSProperties, memo } from 'react'
import { useTicking } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'
import { columnsOf } from './columns.ts'
import { MatrixLine } from './MatrixLine.tsx'
import type { MatrixRow } from './matrix.ts'
import { PageButtons } from './PageButtons.tsx'
import type { Pages } from './usePages.ts'
import './matrix.css'

interface MatrixProps {
  rows: readonly MatrixRow[]
  state: ShopState
  waits: ReadonlyMap<string, WaitRange>
  selectedId: string | null
  pages: Pages<MatrixRow>
  /** Room of the whole section, px. */
  width: number
  onOpen(orderId: string): void
}

const Line = memo(MatrixLine)

/** Below this width the number and its time share a column, px; matrix.css has the same. */
const NARROW = 1_000
/** What the columns that are no stations need, and a station, px. */
const FIXED = { wide: 680, narrow: 476 }
const STATION = { wide: 88, narrow: 64 }

/** What blocks each order, station by station: one row per order, one square per line. */
export function Matrix({ rows, state, waits, selectedId, pages, width, onOpen }: MatrixProps) {
  const { t, nameOf } = useText()
  const ticking = useTicking()
  const look = width < NARROW ? 'narrow' : 'wide'
  const stations = stationsInOrder(state.stations)
  const most = Math.floor((width - FIXED[look]) / STATION[look])
  const columns = columnsOf(
    rows,
    stations.map((each) => each.id),
    most,
  ).map((column) => {
    const station = stations.find((each) => each.id === column.stationId)
    return { ...column, label: station ? nameOf(station.name) : t('pass.otherStations') }
  })
  return (
    <div className="matrix" style={{ '--stations': columns.length } as CSSProperties}>
      <h2>
        <span>{t('pass.making')}</span>
        <b>{rows.length}</b>
        <small>{t('pass.closest')}</small>
        <PageButtons pages={pages} what={t('pass.making')} />
      </h2>
      <div className="cols" aria-hidden="true" hidden={rows.length === 0}>
        <span>{t('pass.order')}</span>
        <span className="coltime">{t('pass.time')}</span>
        {columns.map((column) => (
          <span key={column.stationId ?? ''} className="col">
            {column.label}
          </span>
        ))}
        <span className="colmiss">{t('pass.missing')}</span>
      </div>
      <ol ref={pages.list}>
        {pages.shown.map((row) => (
          <Line
            key={row.order.id}
            row={row}
            columns={columns}
            waits={waits}
            ticking={ticking}
            isSelected={selectedId === row.order.id}
            onOpen={onOpen}
          />
        ))}
      </ol>
      {rows.length === 0 && <p className="nothing">{t('pass.nothingToMake')}</p>}
    </div>
  )
}
