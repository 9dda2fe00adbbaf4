import type { Options } from '../options.ts'
import type { Side } from '../stage/Side.ts'
import { jobOf, Stage } from '../stage/Stage.ts'
import { median, percentile, rounded } from '../statistics.ts'
import type { Measure, Result } from './Measure.ts'

const CONNECTIONS = 64
const SIZE = { shops: 20, screens: 10 }
const WARM_UP_MS = 2_000
const SEED = 7

/** B2: from the instant at which an order should leave the till to the last of the 10 screens that has it, at half of B1's rate. */
export const delivery: Measure = {
  id: 'B2',
  run: async (options, known, say) => {
    const stage = new Stage()
    try {
      const sides = [await stage.start('product', SIZE), await stage.start('floor', SIZE)]
      const rates = await warmUp(stage, sides)
      const rate = rateOf(known.get('B1'), rates) / 2
      const rounds: Rounds = { product: [], floor: [] }
      for (let round = 1; round <= options.rounds; round++) {
        for (const side of sides) {
          const result = await measureRound(stage, side, options, rate, SEED + round)
          rounds[side.name].push(result)
          say(
            `B2 round ${round}: ${side.name} p50 ${rounded(result.p50)} ms, p99 ${rounded(result.p99)} ms at ${Math.round(rate)} orders/s (sent late by ${rounded(result.lateP99)} ms p99)`,
          )
        }
      }
      for (const side of sides) await stage.audit(side)
      return resultsOf(rounds, rate)
    } finally {
      await stage.stop()
    }
  },
}

interface Round {
  p50: number
  p99: number
  /** How late the load generator itself was; it counts on both sides. */
  lateP99: number
}

type Rounds = Record<Side['name'], Round[]>

/** @returns what each side can take, in orders per second */
async function warmUp(stage: Stage, sides: readonly Side[]): Promise<number[]> {
  const rates: number[] = []
  for (const side of sides) {
    for (const ms of [WARM_UP_MS, WARM_UP_MS]) {
      const { rate } = await stage.watch(side, () => stage.load.call('place', { ...jobOf(side, CONNECTIONS), ms }))
      rates.push(rate)
    }
  }
  return rates
}

/** Both sides get the same rate, one that both can take. */
function rateOf(measured: Result | undefined, rates: readonly number[]): number {
  return measured?.floor ? Math.min(measured.product, measured.floor) : Math.min(...rates)
}

async function measureRound(stage: Stage, side: Side, { seconds }: Options, rate: number, seed: number): Promise<Round> {
  const job = { ...jobOf(side, CONNECTIONS), ms: seconds * 1_000, rate, seed }
  const { dueTimes, lastAt, latenessP99 } = await stage.watch(side, () => stage.load.call('placeOpen', job))
  const delays = [...dueTimes].map(([orderId, dueAt]) => (lastAt.get(orderId) ?? Number.NaN) - dueAt)
  return { p50: percentile(delays, 0.5), p99: percentile(delays, 0.99), lateP99: latenessP99 }
}

function resultsOf(rounds: Rounds, rate: number): Record<string, Result> {
  const resultOf = (name: 'p50' | 'p99'): Result => {
    const ratio = median(rounds.product.map((round, index) => round[name] / (rounds.floor[index]?.[name] ?? Number.NaN)))
    return {
      what: `request due → event at the last of 10 screens, ${name}`,
      unit: 'ms',
      product: rounded(median(rounds.product.map((round) => round[name]))),
      floor: rounded(median(rounds.floor.map((round) => round[name]))),
      ratio: rounded(ratio),
      aim: '≤ 2',
      met: ratio <= 2,
      more: {
        ordersPerSecond: Math.round(rate),
        sentLateP99Ms: rounded(median([...rounds.product, ...rounds.floor].map((round) => round.lateP99))),
      },
    }
  }
  return { B2: resultOf('p99'), 'B2 p50': resultOf('p50') }
}
