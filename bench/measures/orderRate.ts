import { join } from 'node:path'
import type { Options } from '../options.ts'
import type { Side } from '../stage/Side.ts'
import { jobOf, Stage } from '../stage/Stage.ts'
import { median, rounded } from '../statistics.ts'
import type { Measure, Result } from './Measure.ts'

const CONNECTIONS = 64
const SIZE = { shops: 20, screens: 10 }
const WARM_UP_MS = 2_000

/** B1: orders per second over HTTP, three lines each, 200 screens in 20 shops, each order to the 10 screens of its shop. */
export const orderRate: Measure = {
  id: 'B1',
  run: async (options, _known, say) => {
    const stage = new Stage()
    try {
      const sides = [await stage.start('product', SIZE), await stage.start('floor', SIZE)]
      for (const side of sides) await measureRound(stage, side, WARM_UP_MS)
      const rounds: Rounds = { product: [], floor: [] }
      for (let round = 1; round <= options.rounds; round++) {
        for (const side of sides) {
          const result = await profiled(options, side, `B1-${round}`, () => measureRound(stage, side, options.seconds * 1_000))
          rounds[side.name].push(result)
          say(
            `B1 round ${round}: ${side.name} ${rounded(result.rate)} orders/s, p99 ${rounded(result.p99)} ms, ${rounded(result.cpuMs)} ms of CPU per order`,
          )
        }
      }
      for (const side of sides) await stage.audit(side)
      return { B1: resultOf(rounds) }
    } finally {
      await stage.stop()
    }
  },
}

interface Round {
  rate: number
  p50: number
  p99: number
  /** CPU time of the server process per order, in ms; the database's is not in it. */
  cpuMs: number
}

type Rounds = Record<Side['name'], Round[]>

async function measureRound(stage: Stage, side: Side, ms: number): Promise<Round> {
  const before = await side.program.call('cpu', null)
  const { rate, p50, p99, expected } = await stage.watch(side, () => stage.load.call('place', { ...jobOf(side, CONNECTIONS), ms }))
  const after = await side.program.call('cpu', null)
  const count = [...expected.values()].reduce((sum, marks) => sum + marks.length, 0)
  return { rate, p50, p99, cpuMs: (after - before) / count }
}

async function profiled<T>({ profile }: Options, side: Side, name: string, work: () => Promise<T>): Promise<T> {
  if (profile === null) return work()
  await side.program.call('startProfile', null)
  const result = await work()
  await side.program.call('endProfile', join(profile, `${name}-${side.name}.cpuprofile`))
  return result
}

function resultOf(rounds: Rounds): Result {
  const ratio = median(rounds.product.map(({ rate }, index) => rate / (rounds.floor[index]?.rate ?? Number.NaN)))
  const middle = (list: Round[], name: keyof Round) => rounded(median(list.map((round) => round[name])))
  const detail = (list: Round[]) => ({ p50Ms: middle(list, 'p50'), p99Ms: middle(list, 'p99'), cpuMsPerOrder: middle(list, 'cpuMs') })
  return {
    what: 'orders placed, 200 screens in 20 shops',
    unit: 'orders/s',
    product: middle(rounds.product, 'rate'),
    floor: middle(rounds.floor, 'rate'),
    ratio: rounded(ratio),
    aim: '≥ 0.6',
    met: ratio >= 0.6,
    more: { product: detail(rounds.product), floor: detail(rounds.floor), rounds: rounds.product.length },
  }
}
