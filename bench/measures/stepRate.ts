import type { Side } from '../stage/Side.ts'
import { jobOf, Stage } from '../stage/Stage.ts'
import { median, rounded } from '../statistics.ts'
import type { Measure } from './Measure.ts'

const CONNECTIONS = 64
const SIZE = { shops: 20, screens: 10 }
/** Orders to work on, for each second; each is worth twelve steps. */
const ORDERS_PER_SECOND = 500
const WARM_UP_S = 1

/** B3: steps on goods per second: each line is started, made, called and picked up, one line and one step with each request. */
export const stepRate: Measure = {
  id: 'B3',
  run: async ({ rounds, seconds }, _known, say) => {
    const stage = new Stage()
    try {
      const sides = [await stage.start('product', SIZE), await stage.start('floor', SIZE)]
      for (const side of sides) await measureRound(stage, side, WARM_UP_S)
      const found: Record<Side['name'], Round[]> = { product: [], floor: [] }
      for (let round = 1; round <= rounds; round++) {
        for (const side of sides) {
          const result = await measureRound(stage, side, seconds)
          found[side.name].push(result)
          say(`B3 round ${round}: ${side.name} ${rounded(result.rate)} steps/s, p99 ${rounded(result.p99)} ms`)
        }
      }
      for (const side of sides) await stage.audit(side)
      const ratio = median(found.product.map(({ rate }, index) => rate / (found.floor[index]?.rate ?? Number.NaN)))
      const middle = (list: Round[], name: keyof Round) => rounded(median(list.map((round) => round[name])))
      const B3 = {
        what: 'steps on goods, 200 screens in 20 shops',
        unit: 'steps/s',
        product: middle(found.product, 'rate'),
        floor: middle(found.floor, 'rate'),
        ratio: rounded(ratio),
        aim: '≥ 0.6',
        met: ratio >= 0.6,
        more: { product: { p99Ms: middle(found.product, 'p99') }, floor: { p99Ms: middle(found.floor, 'p99') } },
      }
      return { B3 }
    } finally {
      await stage.stop()
    }
  },
}

interface Round {
  rate: number
  p99: number
}

async function measureRound(stage: Stage, side: Side, seconds: number): Promise<Round> {
  const most = Math.ceil(seconds * ORDERS_PER_SECOND)
  const job = jobOf(side, CONNECTIONS)
  await stage.watch(side, () => stage.load.call('place', { ...job, ms: 120_000, most }))
  return stage.watch(side, () => stage.load.call('step', { ...job, ms: seconds * 1_000 }))
}
