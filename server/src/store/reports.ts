import { type DayMeasure, type DayReport, NOTHING_MADE } from '@passline/shared/reportApi'
import type { Db } from '../db/types.ts'

/** What was made of the orders of a business day: in all, by station, and by the hour in which it was made or cancelled. */
export interface DayCounts {
  orders: number
  uncollected: number
  total: DayMeasure
  stations: DayReport['stations']
  hours: DayReport['hours']
}

interface CountedDay {
  shopId: string
  businessDay: string
  timeZone: string
  /** Minutes that called goods may stand. */
  uncollectedMinutes: number
  /** ISO 8601, UTC */
  at: string
}

/** Counts the lines of a business day's orders [K13] in one statement. */
export async function readDayCounts(db: Db, { shopId, businessDay, timeZone, uncollectedMinutes, at }: CountedDay): Promise<DayCounts> {
  const rows = await db.run<CountRow>(dayCounts, [shopId, businessDay, timeZone, uncollectedMinutes, at])
  const total = rows.find((row) => row.kind === 'total')
  return {
    orders: total?.orders ?? 0,
    uncollected: total?.uncollected ?? 0,
    total: measureOf(total),
    stations: rows.flatMap((row) => (row.kind === 'station' ? [{ stationId: row.stationId, ...measureOf(row) }] : [])),
    hours: rows.flatMap((row) => (row.kind === 'hour' ? [{ from: row.hour.toISOString(), ...measureOf(row) }] : [])),
  }
}

type CountRow = DayMeasure & { orders: number; uncollected: number } & (
    | { kind: 'total' }
    | { kind: 'station'; stationId: DayReport['stations'][number]['stationId'] }
    | { kind: 'hour'; hour: Date }
  )

function measureOf(row: DayMeasure = NOTHING_MADE): DayMeasure {
  const { made, portions, late, averageSeconds, medianSeconds, p90Seconds, cancelled } = row
  return { made, portions, late, averageSeconds, medianSeconds, p90Seconds, cancelled }
}

/** Hours begin by the shop's clock, so that a change of summer time neither merges nor splits one. */
const dayCounts = {
  name: 'day_counts',
  text: `with line as (
      select o.id as order_id, g.station_id, g.quantity, g.made_at, g.cancelled_at, g.expected_minutes,
        extract(epoch from g.made_at - coalesce(g.fired_at, g.added_at)) as seconds,
        coalesce(coalesce(g.picked_up_at, g.cancelled_at, $5::timestamptz) - g.called_at > make_interval(mins => $4), false) as is_uncollected,
        date_trunc('hour', coalesce(g.made_at, g.cancelled_at), $3) as hour
      from catering_order o join catering_order_goods g on g.order_id = o.id
      where o.shop_id = $1 and o.business_day = $2::date
    )
    select case when grouping(station_id, hour) = 3 then 'total' when grouping(station_id) = 0 then 'station' else 'hour' end as kind,
      station_id as "stationId", hour,
      count(distinct order_id)::int as orders,
      count(made_at)::int as made,
      coalesce(sum(quantity) filter (where made_at is not null), 0)::int as portions,
      count(*) filter (where seconds > expected_minutes * 60)::int as late,
      round(avg(seconds))::int as "averageSeconds",
      round(percentile_cont(0.5) within group (order by seconds::float8))::int as "medianSeconds",
      round(percentile_cont(0.9) within group (order by seconds::float8))::int as "p90Seconds",
      count(cancelled_at)::int as cancelled,
      count(*) filter (where is_uncollected)::int as uncollected
    from line
    group by grouping sets ((), (station_id), (hour))
    having grouping(station_id, hour) = 3 or count(made_at) + count(cancelled_at) > 0
    order by station_id, hour`,
}

/** How often dishes were sold out between two instants, by hand or because the last counted portion was ordered. */
export async function readSoldOut(db: Db, shopId: string, { from, to }: { from: string; to: string }): Promise<DayReport['soldOut']> {
  return db.run<DayReport['soldOut'][number]>(soldOut, [shopId, from, to])
}

/** Checkpoints say where in the journal the stretch lies, so that the rest of it is not read. */
const soldOut = {
  name: 'sold_out_between',
  text: `select data ->> 'dishId' as "dishId", count(*)::int as times from shop_event
    where shop_id = $1 and at >= $2 and at < $3
      and rev > coalesce((select max(c.rev) from shop_checkpoint c where c.shop_id = $1 and c.at < $2), 0)
      and rev <= coalesce((select min(c.rev) from shop_checkpoint c where c.shop_id = $1 and c.at > $3), 9223372036854775807)
      and name = 'dishSoldOut'
    group by 1 order by 2 desc, 1`,
}
