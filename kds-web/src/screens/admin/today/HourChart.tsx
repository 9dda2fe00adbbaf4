import type { DayMeasure } from '@passline/shared/reportApi'
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useText } from '../../../text/i18n.ts'

export type ShownHour = Pick<DayMeasure, 'made' | 'late'> & { label: string }

const AXIS = { fill: 'var(--text-2)', fontSize: 14 }

/** Lines made per hour, on time below and late above, with their sum. The table under it says the same in words. */
export function HourChart({ hours }: { hours: readonly ShownHour[] }) {
  const { t } = useText()
  const bars = hours.map(({ label, made, late }) => ({
    label,
    onTime: made - late,
    late,
    // The sum stands on the upper part of the bar; a part without height cannot carry it.
    sumOnTime: late === 0 && made > 0 ? made : '',
    sumLate: late > 0 ? made : '',
  }))
  return (
    <div className="hours" role="img" aria-label={t('admin.today.byHour')}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={bars} margin={{ top: 24, right: 8, bottom: 0, left: -16 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--surface-2)" />
          <XAxis dataKey="label" tick={AXIS} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} minTickGap={4} />
          <YAxis allowDecimals={false} tick={AXIS} tickLine={false} axisLine={false} width={56} />
          <Bar dataKey="onTime" stackId="made" fill="var(--text-2)" maxBarSize={40} isAnimationActive={false}>
            <LabelList dataKey="sumOnTime" position="top" className="bar-sum" />
          </Bar>
          <Bar dataKey="late" stackId="made" fill="var(--late-fill)" maxBarSize={40} isAnimationActive={false} stroke="var(--surface)">
            <LabelList dataKey="sumLate" position="top" className="bar-sum" />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
