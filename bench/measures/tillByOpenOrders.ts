import type { Side } from '../stage/Side.ts'
import { jobOf, Stage } from '../stage/Stage.ts'
import { median, rounded } from '../statistics.ts'
import type { Measure, Result } from './Measure.ts'

const CONNECTIONS = 8
const SIZE = { shops: 1, screens: 10 }
const FEW = 30
const MANY = 1_000
const WARM_UP_MS = 2_000

/** B1 with 30 and with 1,000 open orders in the shop, of which each new one replaces one that is finished: the till must not notice. */
export const tillByOpenOrders: Measure = {
  id: 'B1open',
  run: async ({ rounds, seconds }, _known, say) => {
    const stage = new Stage()
    try {
      const shops = new Map([
        [FEW, await startWith(stage, FEW)],
        [MANY, await startWith(stage, MANY)],
      ])
      const found = new Map([...shops.keys()].map((open) => [open, [] as { rate: number; p99: number }[]]))
      // Both sides are the same program, so the rounds can be short, many, and begin with one side as often as with the other.
      for (let round = 1; round <= 2 * rounds; round++) {
        for (const [open, side] of round % 2 === 1 ? shops : [...shops].reverse()) {
          const load = await stage.load.call('balance', { ...jobOf(side, CONNECTIONS), ms: seconds * 500 })
          found.get(open)?.push(load)
          say(
            `B1 with ${open} open orders, round ${round}: ${rounded(load.rate)} orders/s beside as many finished, p99 ${rounded(load.p99)} ms`,
          )
        }
      }
      return resultsOf(found.get(FEW) ?? [], found.get(MANY) ?? [])
    } finally {
      await stage.stop()
    }
  },
}

async function startWith(stage: Stage, open: number): Promise<Side> {
  const side = await stage.start('product', SIZE)
  await stage.load.call('stock', { ...jobOf(side, CONNECTIONS), open })
  await stage.load.call('balance', { ...jobOf(side, CONNECTIONS), ms: WARM_UP_MS })
  return side
}

function resultsOf(few: { rate: number; p99: number }[], many: { rate: number; p99: number }[]): Record<string, Result> {
  const resultOf = (name: 'rate' | 'p99', unit: string, aim: string, isMet: (ratio: number) => boolean): Result => {
    const ratio = median(many.map((round, index) => round[name] / (few[index]?.[name] ?? Number.NaN)))
    return {
      what: `${name === 'rate' ? 'till' : 'p99 of the till'} with ${MANY} open orders beside ${FEW}`,
      unit,
      product: rounded(median(many.map((round) => round[name]))),
      floor: rounded(median(few.map((round) => round[name]))),
      ratio: rounded(ratio),
      aim,
      met: isMet(ratio),
      more: { beside: `the product itself with ${FEW} open orders` },
    }
  }
  return {
    'B1 open': resultOf('rate', 'orders/s', '≥ 0.9', (ratio) => ratio >= 0.9),
    'B1 open p99': resultOf('p99', 'ms', '≤ 1.2', (ratio) => ratio <= 1.2),
  }
}
