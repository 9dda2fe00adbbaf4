import type { Side } from '../stage/Side.ts'
import { jobOf, Stage } from '../stage/Stage.ts'
import { median, rounded } from '../statistics.ts'
import type { Measure, Result } from './Measure.ts'

const CONNECTIONS = 8
const SCREENS = [0, 10, 500]
const SIZE = { shops: 1, screens: Math.max(...SCREENS) }
const WARM_UP_MS = 1_500

/** B1 in a single shop with 0, 10 and 500 screens and 8 tills that never rest: what the fan-out takes from the till. */
export const tillByScreens: Measure = {
  id: 'B1screens',
  run: async ({ rounds, seconds }, _known, say) => {
    const stage = new Stage()
    try {
      const sides = [await stage.start('product', SIZE), await stage.start('floor', SIZE)]
      const results: Record<string, Result> = {}
      for (const screens of SCREENS) {
        const found: Rounds = { product: [], floor: [] }
        for (const side of sides) await prepare(stage, side, screens)
        for (let round = 1; round <= rounds; round++) {
          for (const side of sides) {
            const load = await stage.watch(side, () => stage.load.call('place', { ...jobOf(side, CONNECTIONS), ms: seconds * 1_000 }))
            found[side.name].push(load)
            say(`B1 with ${screens} screens, round ${round}: ${side.name} ${rounded(load.rate)} orders/s, p99 ${rounded(load.p99)} ms`)
          }
        }
        results[`B1 ${screens} screens`] = resultOf(screens, found)
      }
      for (const side of sides) await stage.audit(side)
      return results
    } finally {
      await stage.stop()
    }
  },
}

type Rounds = Record<Side['name'], { rate: number; p50: number; p99: number }[]>

async function prepare(stage: Stage, side: Side, screens: number): Promise<void> {
  await stage.seat(side, screens)
  await stage.watch(side, () => stage.load.call('place', { ...jobOf(side, CONNECTIONS), ms: WARM_UP_MS }))
}

function resultOf(screens: number, { product, floor }: Rounds): Result {
  const ratio = median(product.map(({ rate }, index) => rate / (floor[index]?.rate ?? Number.NaN)))
  const p99 = (list: Rounds['product']) => rounded(median(list.map((round) => round.p99)))
  return {
    what: `8 tills at one shop, ${screens} screens`,
    unit: 'orders/s',
    product: rounded(median(product.map(({ rate }) => rate))),
    floor: rounded(median(floor.map(({ rate }) => rate))),
    ratio: rounded(ratio),
    aim: '≥ 0.6',
    met: ratio >= 0.6,
    more: { product: { p99Ms: p99(product) }, floor: { p99Ms: p99(floor) } },
  }
}
