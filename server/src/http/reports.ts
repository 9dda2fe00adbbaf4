import { shopId as shopIdSchema } from '@passline/shared/ids'
import { dayQuery, dayReport, logFilter, logPage } from '@passline/shared/reportApi'
import * as z from 'zod'
import { readLog } from '../actions/readLog.ts'
import { problemReply } from '../actions/reply.ts'
import { reportDay } from '../actions/reportDay.ts'
import type { Clock } from '../base/clock.ts'
import type { Db } from '../db/types.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Reports'
const params = z.object({ shop: shopIdSchema })

export function reportEndpoints({ db, clock }: { db: Db; clock: Clock }): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/reports/day',
      tag,
      summary: 'Report a business day',
      description:
        'What was made of the orders of a business day, by hour and by station: lines, portions, late ones, average, median and nine of ten in seconds, ' +
        'cancelled lines, called ones that were not collected in time, and what was sold out. Hours without anything are there too, with zeros and null.',
      permission: 'reports',
      params,
      query: dayQuery,
      answer: { status: 200, schema: dayReport },
      handle: async ({ shopId, query }) => {
        const report = await reportDay({ db, clock }, shopId, query.businessDay)
        return report ? ok(report) : problemReply('notFound', { detail: `No shop "${shopId}".` })
      },
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/log',
      tag,
      summary: 'Read the operations log',
      description:
        'The journal, newest first, with the names of the devices, orders, goods, dishes and stations that its events are about. ' +
        'Filters narrow it down together; give `next` of one page as `before` of the following one, it is null at the end.',
      permission: 'reports',
      params,
      query: logFilter,
      answer: { status: 200, schema: logPage },
      handle: async ({ shopId, query }) => ok(await readLog(db, shopId, query)),
    }),
  ]
}
