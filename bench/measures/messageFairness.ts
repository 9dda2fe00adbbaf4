import { Ears } from '../stage/Ears.ts'
import type { Side } from '../stage/Side.ts'
import { startProduct } from '../stage/startProduct.ts'
import { removeMessages, writeMessages } from '../stage/tables.ts'
import { median, percentile, rounded } from '../statistics.ts'
import { wallClock } from '../wallClock.ts'
import type { Measure } from './Measure.ts'

const OTHERS = 100
const MANY = 10_000
const BIG = 'shop-0'
/** From writing to when all are due: alarms are set within 5 s. */
const AHEAD_MS = 10_000
const PATIENCE_MS = 120_000
const MOST_MS = 1_000

interface Round {
  /** How late the messages of the hundred were, in ms. */
  late: number[]
  /** When the last of the ten thousand was heard, in ms after it was due. */
  manyMs: number
}

/** B6: one shop with 10,000 messages due and 100 shops with one each, at the same instant: how late the hundred are at their screens. */
export const messageFairness: Measure = {
  id: 'B6',
  run: async ({ rounds }, _known, say) => {
    const stops: (() => Promise<void>)[] = []
    try {
      const side = await startProduct({ shops: 1 + OTHERS, screens: 1 }, (stop) => stops.push(stop))
      const found: Round[] = []
      for (let round = 1; round <= rounds; round++) {
        const measured = await measureRound(side)
        found.push(measured)
        const [p50, p99] = [0.5, 0.99].map((share) => rounded(percentile(measured.late, share)))
        say(`B6 round ${round}: the hundred p50 ${p50} ms, p99 ${p99} ms; all ${MANY} after ${rounded(measured.manyMs)} ms`)
      }
      const p99 = median(found.map(({ late }) => percentile(late, 0.99)))
      const B6 = {
        what: `${OTHERS} shops with one message beside one with ${MANY}, how late at the screen, p99`,
        unit: 'ms',
        product: rounded(p99),
        floor: null,
        ratio: rounded(p99 / MOST_MS),
        aim: `≤ ${MOST_MS} ms`,
        met: p99 <= MOST_MS,
        more: {
          p50Ms: rounded(median(found.map(({ late }) => percentile(late, 0.5)))),
          allMs: rounded(median(found.map(({ manyMs }) => manyMs))),
          queue: process.env.REDIS_URL ? 'redis' : 'postgres',
        },
      }
      return { B6 }
    } finally {
      for (const stop of stops.reverse()) await stop()
    }
  },
}

async function measureRound(side: Side): Promise<Round> {
  const ears = new Ears()
  try {
    await ears.open(side)
    const dueAt = Math.ceil(wallClock()) + AHEAD_MS
    const shops = [...Array.from({ length: MANY }, () => BIG), ...side.shops.map(({ id }) => id).filter((id) => id !== BIG)]
    await writeMessages(
      side.dataDir,
      shops.map((shopId, number) => ({ shopId, dueAt, number })),
    )
    const heard = await ears.hear(shops.length, AHEAD_MS + PATIENCE_MS)
    const late = heard.filter(({ shopId }) => shopId !== BIG).map(({ at }) => at - dueAt)
    return { late, manyMs: Math.max(...heard.filter(({ shopId }) => shopId === BIG).map(({ at }) => at)) - dueAt }
  } finally {
    ears.close()
    await removeMessages(side.dataDir)
  }
}
