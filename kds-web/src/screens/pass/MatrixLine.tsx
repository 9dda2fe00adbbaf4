import { shownSeqNo } from '@passline/shared/businessDay'
import { type WaitRange, waitOf } from '@passline/shared/waits'
import { agingOf, shownMinutes } from '../../parts/aging.ts'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { type Ticking, useTick } from '../../parts/ticking.ts'
import { elapsed } from '../../parts/time.ts'
import { whereTo } from '../../parts/whereTo.ts'
import { type Text, useText } from '../../text/i18n.ts'
import { type Column, cellIn } from './columns.ts'
import type { Cell, MatrixRow } from './matrix.ts'

export interface LabelledColumn extends Column {
  label: string
}

interface MatrixLineProps {
  row: MatrixRow
  columns: readonly LabelledColumn[]
  waits: ReadonlyMap<string, WaitRange>
  ticking: Ticking
  isSelected: boolean
  onOpen(orderId: string): void
}

/** One order: where it goes, how old it is, how each station stands, what is missing, and the way to let a part go first. */
export function MatrixLine({ row, columns, waits, ticking, isSelected, onOpen }: MatrixLineProps) {
  const { t } = useText()
  const { order } = row
  const { no, kind } = whereTo(order, t)
  const level = useLevel(row, ticking)
  return (
    <li className={`row ${level}${isSelected ? ' selected' : ''}`} data-row={order.id} data-seq={order.seqNo} data-order-id={order.id}>
      <div className="id">
        <p className="r1">
          <b className={no.length > LONG_NO ? 'no long' : 'no'}>{no}</b> <span className="kind">{kind}</span>
        </p>
        <p className="r2">
          {order.place && shownSeqNo(order.seqNo)}
          {row.rushes > 0 && (
            <span className="rush">
              <Icon name="rush" />
              {t('pass.rush')}
              {row.rushes > 1 ? ` ×${row.rushes}` : ''}
            </span>
          )}
        </p>
      </div>
      <Age row={row} ticking={ticking} />
      {columns.map((column) => (
        <StationCell key={column.stationId ?? ''} cell={cellIn(row, column)} label={column.label} />
      ))}
      <Missing row={row} waits={waits} ticking={ticking} label={`${no} ${kind}`} onOpen={onOpen} />
      {row.ready.length > 0 && row.toMake.length > 0 && (
        <button type="button" className="send" data-testid="send-part" onClick={() => onOpen(order.id)}>
          {t('pass.sendPart')}
        </button>
      )}
    </li>
  )
}

/** More characters than these do not fit in one line at full size. */
const LONG_NO = 5

type Level = 'calm' | 'due' | 'late' | 'idle'

function useLevel({ toMake }: MatrixRow, ticking: Ticking): Level {
  const now = useTick(ticking)
  if (toMake.length === 0) return 'idle'
  const { level } = agingOf(toMake, now)
  return level === 'due' || level === 'late' ? level : 'calm'
}

function Age({ row, ticking }: { row: MatrixRow; ticking: Ticking }) {
  const { t } = useText()
  const now = useTick(ticking)
  if (row.toMake.length === 0) {
    return (
      <p className="t">
        <Icon name="pause" />
        <span>{t('pass.held')}</span>
      </p>
    )
  }
  const aging = agingOf(row.toMake, now)
  const level = aging.level === 'due' || aging.level === 'late' ? aging.level : 'calm'
  const leftMs = 'leftMs' in aging ? aging.leftMs : 0
  return (
    <p className="t">
      <Icon name={MARKS[level]} solid={level !== 'calm'} />
      <b>{elapsed(now - aging.since)}</b>
      <span className="said">{t(leftMs < 0 ? 'pass.late' : 'pass.due', { n: shownMinutes(leftMs) })}</span>
    </p>
  )
}

const MARKS = { calm: 'circle', due: 'tri', late: 'oct' } as const satisfies Record<string, IconName>

/** More squares than these find no room: then a bar shows the same. */
const MOST_SQUARES = 8

function StationCell({ cell, label }: { cell: Cell | null; label: string }) {
  const { t } = useText()
  if (cell === null) return <p className="c none" aria-hidden="true" />
  const { made, squares } = cell
  const isFull = made === squares.length
  return (
    <div className={isFull ? 'c full' : 'c'}>
      <p className="n">
        {isFull && <Icon name="check" />}
        <span aria-hidden="true">
          {made}/{squares.length}
        </span>
        <span className="sr">{t('pass.cell', { station: label, made, all: squares.length })}</span>
      </p>
      <p className={squares.length > MOST_SQUARES ? 'bs many' : 'bs'} aria-hidden="true">
        {squares.map((square, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: squares are alike but for their kind and place
          <i key={at} className={`b ${square}`} />
        ))}
      </p>
    </div>
  )
}

interface MissingProps extends Pick<MatrixLineProps, 'row' | 'waits' | 'ticking' | 'onOpen'> {
  label: string
}

/** What is missing and about how long, as a range or not at all. How long changes at most every 10 s. */
function Missing({ row, waits, ticking, label, onOpen }: MissingProps) {
  const text = useText()
  const now = useTick(ticking, 10_000)
  const [first] = row.missing
  const more = row.missing.length - 1
  return (
    <button type="button" className="miss" aria-haspopup="dialog" onClick={() => onOpen(row.order.id)}>
      <span className="sr">{text.t('pass.details', { name: label })}</span>
      {first && (
        <b>
          {text.nameOf(first.name)}
          {more > 0 && ` ${text.t('pass.moreMissing', { n: more })}`}
        </b>
      )}
      <span>{aboutHowLong(row, waitOf(row.missing, waits, now), text)}</span>
    </button>
  )
}

function aboutHowLong({ toMake }: MatrixRow, range: WaitRange | null, { t }: Text): string {
  if (toMake.length === 0) return t('pass.heldOnly')
  if (range === null) return ''
  return t('pass.about', { from: range.fromMinutes, to: range.toMinutes })
}
