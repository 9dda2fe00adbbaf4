import { useLive } from '../../../live/LiveContext.tsx'
import { Icon, type IconName } from '../../../parts/Icon.tsx'
import { timeWithSeconds } from '../../../parts/time.ts'
import { useText } from '../../../text/i18n.ts'
import type { CallGrid, CellState, GridCell, GridColumn } from './callGrid.ts'
import { spanOf } from './spanOf.ts'
import { useMessageWords } from './useMessageWords.ts'

export interface ChosenCell {
  row: number
  column: number
}

interface CallGridTableProps {
  grid: CallGrid
  chosen: ChosenCell
  onChoose(cell: ChosenCell): void
}

/** Receivers × repetitions, because that is what is written. A cell opens its steps. */
export function CallGridTable({ grid, chosen, onChoose }: CallGridTableProps) {
  const { t } = useText()
  const timeZone = useLive(({ state }) => state?.shop.timeZone ?? 'UTC')
  return (
    <div className="am-grid-wrap">
      <table className="am-grid">
        <thead>
          <tr>
            <th scope="col">{t('adminMessages.calls.who')}</th>
            {grid.columns.map((column) => (
              <th key={keyOf(column)} scope="col">
                <b>{column.isEscalation ? t('adminMessages.calls.escalation') : t('adminMessages.calls.nth', { n: column.repetition })}</b>
                <span>{timeWithSeconds(Date.parse(column.dueAt), timeZone)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, rowAt) => (
            <tr key={`${row.channel} ${row.device?.id ?? ''}`}>
              <th scope="row">
                <b>{row.device?.name ?? t('adminMessages.calls.nobody')}</b>
                <span>{t(`adminMessages.channel.${row.channel}`)}</span>
              </th>
              {grid.columns.map((column, columnAt) => (
                <td key={keyOf(column)}>
                  <Cell
                    cell={row.cells[columnAt] ?? null}
                    isChosen={chosen.row === rowAt && chosen.column === columnAt}
                    onChoose={() => onChoose({ row: rowAt, column: columnAt })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function keyOf({ isEscalation, repetition }: GridColumn): string {
  return `${isEscalation} ${repetition}`
}

/** Nothing where the receiver is told nothing. */
function Cell({ cell, isChosen, onChoose }: { cell: GridCell | null; isChosen: boolean; onChoose(): void }) {
  const { t } = useText()
  const { reasonOf } = useMessageWords()
  if (cell === null) return null
  const [icon, tone] = LOOKS[cell.state]
  const isOff = cell.state === 'skipped' || cell.state === 'notDelivered'
  const more =
    isOff && cell.reason !== null
      ? reasonOf(cell.reason, null)
      : cell.deliveredAfterMs !== null
        ? t('adminMessages.calls.after', { time: spanOf(cell.deliveredAfterMs) })
        : ''
  return (
    <button type="button" className={`am-cell ${tone}`} aria-pressed={isChosen} onClick={onChoose}>
      <b>
        <Icon name={icon} />
        {t(`adminMessages.calls.cell.${cell.state}`)}
      </b>
      <span>{more}</span>
    </button>
  )
}

const LOOKS: Record<CellState, [IconName, string]> = {
  pending: ['circle', 'info'],
  waiting: ['circle', 'info'],
  answered: ['check', 'good'],
  spoken: ['sound', 'good'],
  shown: ['check', 'good'],
  delivered: ['check', 'good'],
  elsewhere: ['check', 'calm'],
  unheard: ['mute', 'warn'],
  notDelivered: ['unlink', 'bad'],
  skipped: ['minus', 'off'],
}
