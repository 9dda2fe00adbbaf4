import type { BullApi } from '../bull/main.ts'
import { randomOf } from '../random.ts'
import { Ears } from '../stage/Ears.ts'
import { Program } from '../stage/Program.ts'
import { programs } from '../stage/programs.ts'
import type { Side } from '../stage/Side.ts'
import { startProduct } from '../stage/startProduct.ts'
import { removeMessages, writeMessages } from '../stage/tables.ts'
import { removeFolder, temporaryFolder } from '../stage/temporaryFolder.ts'
import { median, percentile, rounded } from '../statistics.ts'
import { wallClock } from '../wallClock.ts'
import type { Measure, Result } from './Measure.ts'

const SHOPS = 20
const MESSAGES = 2_000
const SPREAD_MS = 20_000
/** From writing to the first that is due: alarms are set within 5 s. */
const AHEAD_MS = 8_000
const PATIENCE_MS = 30_000
const MOST_AIM = 1.5
const SEED = 11

interface Round {
  /** How late each message was, in ms. */
  product: number[]
  floor: number[]
}

/**
 * B5: from the instant at which a message is due to the screen that has it, with 2,000 of them over 20 s. Floor: bare BullMQ on the same
 * kind of store, to the worker that is given the job.
 */
export const messageLateness: Measure = {
  id: 'B5',
  run: async ({ rounds }, _known, say) => {
    const stops: (() => Promise<void>)[] = []
    const undo = (stop: () => Promise<void>) => stops.push(stop)
    try {
      const side = await startProduct({ shops: SHOPS, screens: 1 }, undo)
      const bull = await startBull(undo)
      const found: Round[] = []
      for (let round = 1; round <= rounds; round++) {
        const product = await productRound(side, offsets(SEED + round))
        const floor = await bull.call('run', dueFrom(offsets(SEED + round)))
        if (floor.length !== MESSAGES) throw new Error(`Bare BullMQ rang ${floor.length} times instead of ${MESSAGES}.`)
        found.push({ product, floor })
        say(`B5 round ${round}: product ${wordsOf(product)}; bare BullMQ ${wordsOf(floor)}`)
      }
      return { B5: resultOf('p99', found, 0.99), 'B5 p50': resultOf('p50', found, 0.5), 'B5 max': resultOf('the latest', found, 1) }
    } finally {
      for (const stop of stops.reverse()) await stop()
    }
  },
}

async function startBull(undo: (stop: () => Promise<void>) => void): Promise<Program<BullApi>> {
  const dataDir = temporaryFolder()
  const program = new Program<BullApi>({ name: 'bare BullMQ', file: programs.bull, env: { DATA_DIR: dataDir } })
  undo(async () => {
    await program.stop()
    removeFolder(dataDir)
  })
  return program
}

/** When messages are due, in ms after the first may be. */
function offsets(seed: number): number[] {
  const next = randomOf(seed)
  return Array.from({ length: MESSAGES }, () => Math.floor(next() * SPREAD_MS))
}

function dueFrom(after: readonly number[]): number[] {
  const start = Math.ceil(wallClock()) + AHEAD_MS
  return after.map((each) => start + each)
}

async function productRound(side: Side, after: readonly number[]): Promise<number[]> {
  const ears = new Ears()
  try {
    await ears.open(side)
    const messages = dueFrom(after).map((dueAt, at) => ({ shopId: `shop-${at % SHOPS}`, dueAt, number: at }))
    await writeMessages(side.dataDir, messages)
    const heard = await ears.hear(MESSAGES, AHEAD_MS + SPREAD_MS + PATIENCE_MS)
    return heard.map(({ at, number }) => at - (messages[number]?.dueAt ?? Number.NaN))
  } finally {
    ears.close()
    await removeMessages(side.dataDir)
  }
}

function wordsOf(late: readonly number[]): string {
  const [p50, p99, latest] = [0.5, 0.99, 1].map((share) => rounded(percentile(late, share)))
  return `p50 ${p50} ms, p99 ${p99} ms, latest ${latest} ms`
}

function resultOf(name: string, found: readonly Round[], share: number): Result {
  const values = found.map(({ product, floor }) => ({ product: percentile(product, share), floor: percentile(floor, share) }))
  const ratio = median(values.map(({ product, floor }) => product / floor))
  return {
    what: `${MESSAGES} messages due over ${SPREAD_MS / 1_000} s, how late at the screen, ${name}`,
    unit: 'ms',
    product: rounded(median(values.map(({ product }) => product))),
    floor: rounded(median(values.map(({ floor }) => floor))),
    ratio: rounded(ratio),
    aim: `≤ ${MOST_AIM}`,
    met: ratio <= MOST_AIM,
    more: { queue: process.env.REDIS_URL ? 'redis' : 'postgres' },
  }
}
