import { barePostgresTimes } from '../stage/barePostgres.ts'
import { firstOrder, type Started } from '../stage/firstOrder.ts'
import { removeFolder, temporaryFolder } from '../stage/temporaryFolder.ts'
import { median, rounded } from '../statistics.ts'
import type { Measure, Result } from './Measure.ts'

const MOST_AIM = 2

/** B11: from starting the bundle to the first accepted order, on an empty data folder and on one that is there. Floor: PostgreSQL alone. */
export const startTime: Measure = {
  id: 'B11',
  run: async ({ rounds }, _known, say) => {
    const times = { cold: emptyTimes(), warm: emptyTimes() }
    for (let round = 1; round <= rounds; round++) {
      const floor = await barePostgresTimes()
      const product = await productTimes()
      for (const kind of ['cold', 'warm'] as const) {
        times[kind].floor.push(floor[kind])
        times[kind].product.push(product[kind].ms)
        times[kind].parts.push(product[kind].parts)
        say(
          `B11 ${kind}, round ${round}: product ${Math.round(product[kind].ms)} ms (${wordsOf(product[kind].parts)}), floor ${Math.round(floor[kind])} ms`,
        )
      }
    }
    return { B11: resultOf('cold', times.cold), 'B11 warm': resultOf('warm', times.warm) }
  },
}

interface Times {
  product: number[]
  floor: number[]
  parts: Started['parts'][]
}

function emptyTimes(): Times {
  return { product: [], floor: [], parts: [] }
}

async function productTimes(): Promise<{ cold: Started; warm: Started }> {
  const dataDir = temporaryFolder()
  try {
    return { cold: await firstOrder(dataDir), warm: await firstOrder(dataDir) }
  } finally {
    removeFolder(dataDir)
  }
}

function wordsOf(parts: Started['parts']): string {
  return Object.entries(parts)
    .map(([part, ms]) => `${part} ${Math.round(ms)}`)
    .join(', ')
}

function resultOf(kind: 'cold' | 'warm', { product, floor, parts }: Times): Result {
  const ratio = median(product.map((ms, index) => ms / (floor[index] ?? Number.NaN)))
  const names = Object.keys(parts[0] ?? {})
  const middle = (name: string) => rounded(median(parts.map((each) => each[name] ?? Number.NaN)))
  return {
    what: `start to the first accepted order, ${kind === 'cold' ? 'on an empty data folder' : 'on an existing one'}`,
    unit: 'ms',
    product: rounded(median(product)),
    floor: rounded(median(floor)),
    ratio: rounded(ratio),
    aim: `≤ ${MOST_AIM}`,
    met: ratio <= MOST_AIM,
    more: { partsMs: Object.fromEntries(names.map((name) => [name, middle(name)])) },
  }
}
