import { setTimeout as pause } from 'node:timers/promises'
import type { Side } from '../stage/Side.ts'
import { jobOf, Stage } from '../stage/Stage.ts'
import { rounded } from '../statistics.ts'
import type { Measure, Result } from './Measure.ts'

const SCREENS = 1_000
const SIZE = { shops: 20, screens: SCREENS / 20 }
const CONNECTIONS = 8
const WARM_UP_ORDERS = 400
/** Until sockets that were closed are forgotten. */
const SETTLE_MS = 1_500

/** B4: memory of the server process per subscribed screen at 1,000 screens, after garbage collection. */
export const screenMemory: Measure = {
  id: 'B4',
  run: async (_options, _known, say) => {
    const product = await perScreen('product')
    say(`B4 product: ${rounded(product.rss)} kB of memory, ${rounded(product.heap)} kB of heap per screen`)
    const floor = await perScreen('floor')
    say(`B4 floor: ${rounded(floor.rss)} kB of memory, ${rounded(floor.heap)} kB of heap per screen`)
    return { B4: resultOf('heap', product, floor), 'B4 rss': resultOf('rss', product, floor) }
  },
}

/** In kB. `heap` counts the buffers that live outside of it too. */
interface Memory {
  rss: number
  heap: number
}

/** One screen in each shop has seen some orders before, so that what the process needs once is not counted. */
async function perScreen(name: Side['name']): Promise<Memory> {
  const stage = new Stage()
  try {
    const side = await stage.start(name, SIZE, 1)
    await stage.watch(side, () => stage.load.call('place', { ...jobOf(side, CONNECTIONS), ms: 60_000, most: WARM_UP_ORDERS }))
    const before = await memoryOf(side)
    await stage.seat(side, SIZE.screens)
    const after = await memoryOf(side)
    const more = SCREENS - SIZE.shops
    return { rss: (after.rss - before.rss) / more, heap: (after.heap - before.heap) / more }
  } finally {
    await stage.stop()
  }
}

async function memoryOf(side: Side): Promise<Memory> {
  await pause(SETTLE_MS)
  const { rss, heapUsed, external } = await side.program.call('memory', null)
  return { rss: rss / 1_024, heap: (heapUsed + external) / 1_024 }
}

function resultOf(name: keyof Memory, product: Memory, floor: Memory): Result {
  const ratio = product[name] / floor[name]
  const what = `${name === 'heap' ? 'heap and buffers' : 'memory of the process'} per screen, ${SCREENS} screens`
  return {
    what,
    unit: 'kB',
    product: rounded(product[name]),
    floor: rounded(floor[name]),
    ratio: rounded(ratio),
    aim: '≤ 1.5',
    met: ratio <= 1.5,
  }
}
