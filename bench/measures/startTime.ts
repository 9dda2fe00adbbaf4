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
    const folders: string[] = []
    const newFolder = () => folders[folders.push(temporaryFolder()) - 1] ?? ''
    try {
      for (let round = 1; round <= rounds; round++) {
        const floor = await barePostgresTimes(newFolder())
        const dataDir = newFolder()
        const product = { cold: await firstOrder(dataDir), warm: await firstOrder(dataDir) }
        for (const kind of ['cold', 'warm'] as const) {
          keep(times[kind], product[kind], floor[kind])
          say(`B11 ${kind}, round ${round}: product ${wordsOf(product[kind])}, floor ${Math.round(floor[kind])} ms`)
        }
      }
      return { B11: resultOf('cold', times.cold), 'B11 warm': resultOf('warm', times.warm) }
    } finally {
      // Not before: what the disk has to forget slows down whoever writes to it next.
      for (const folder of folders) removeFolder(folder)
    }
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

function keep(times: Times, product: Started, floor: number): void {
  times.product.push(product.ms)
  times.parts.push(product.parts)
  times.floor.push(floor)
}

function wordsOf({ ms, parts }: Started): string {
  const list = Object.entries(parts).map(([part, each]) => `${part} ${Math.round(each)}`)
  return `${Math.round(ms)} ms (${list.join(', ')})`
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
