import type { DayMeasure } from '@passline/shared/reportApi'
import { ScrollBox } from '../../../parts/ScrollBox.tsx'
import { useText } from '../../../text/i18n.ts'

interface MeasureTableProps {
  /** What the rows are: hours, or stations. */
  heading: string
  caption: string
  rows: readonly { key: string; label: string; measure: DayMeasure }[]
  /** Without portions, average and nine of ten. */
  isNarrow?: boolean
}

/** What was made, row by row, with units in the headings. */
export function MeasureTable({ heading, caption, rows, isNarrow = false }: MeasureTableProps) {
  const { t } = useText()
  const time = (seconds: number | null) => (seconds === null ? t('admin.today.none') : minutesSeconds(seconds))
  return (
    <ScrollBox className="scroll-x" label={caption}>
      <table>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <Heading name="made" />
            {!isNarrow && <Heading name="portions" />}
            <Heading name="late" />
            {!isNarrow && <Heading name="average" />}
            <Heading name="median" />
            {!isNarrow && <Heading name="p90" />}
            <Heading name="cancelled" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, measure }) => (
            <tr key={key} className={key === 'total' ? 'sum' : undefined}>
              <th scope="row">{label}</th>
              <td className="n">{measure.made}</td>
              {!isNarrow && <td className="n">{measure.portions}</td>}
              <td className={measure.late > 0 ? 'n lt' : 'n'}>{measure.late}</td>
              {!isNarrow && <td className="n">{time(measure.averageSeconds)}</td>}
              <td className="n">{time(measure.medianSeconds)}</td>
              {!isNarrow && <td className="n">{time(measure.p90Seconds)}</td>}
              <td className="n">{measure.cancelled}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="hint">{t('admin.today.none')}</p>}
    </ScrollBox>
  )
}

function Heading({ name }: { name: 'made' | 'portions' | 'late' | 'average' | 'median' | 'p90' | 'cancelled' }) {
  const { t } = useText()
  return (
    <th scope="col" className="n">
      {t(`admin.today.column.${name}`)}
    </th>
  )
}

/** As `9:40`; the heading says what it is. */
function minutesSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
