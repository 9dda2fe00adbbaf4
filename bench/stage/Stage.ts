import type { LoadApi } from '../load/main.ts'
import type { ScreensApi } from '../screens/main.ts'
import { Program } from './Program.ts'
import { programs } from './programs.ts'
import type { Side, Size } from './Side.ts'
import { startFloor } from './startFloor.ts'
import { startProduct } from './startProduct.ts'
import { countTables, readPositions } from './tables.ts'

/** What the load generator was answered on a side, from its start on. */
interface Promised {
  orders: number
  steps: number
}

/** Product, floor, load generator and screens of one measure: each a process of its own, all ended when the measure ends. */
export class Stage {
  readonly load: Program<LoadApi>
  readonly screens: Program<ScreensApi>
  readonly #stops: (() => Promise<void>)[] = []
  readonly #promised = new Map<Side, Promised>()

  constructor() {
    this.load = new Program<LoadApi>({ name: 'load generator', file: programs.load })
    this.screens = new Program<ScreensApi>({ name: 'screens', file: programs.screens })
    this.#stops.push(
      () => this.screens.stop(),
      () => this.load.stop(),
    )
  }

  /** @param seated how many screens of each shop follow at once; the others can later */
  async start(name: Side['name'], size: Size, seated = size.screens): Promise<Side> {
    const undo = (stop: () => Promise<void>) => this.#stops.push(stop)
    const side = await (name === 'product' ? startProduct(size, undo) : startFloor(size, undo))
    this.#promised.set(side, { orders: 0, steps: 0 })
    await this.seat(side, seated)
    return side
  }

  /** Connects and subscribes so many screens of every shop, instead of those that were connected before. */
  async seat(side: Side, screens: number): Promise<void> {
    await this.screens.call('disconnect', { side: side.name })
    const { epoch, revs } = await readPositions(side.dataDir)
    const audiences = side.shops.map(({ id, screenTokens }) => ({
      port: side.port,
      shopId: id,
      tokens: screenTokens.slice(0, screens),
      epoch,
      since: revs.get(id) ?? 0,
      keepsOrder: side.keepsOrder,
    }))
    await this.screens.call('connect', { side: side.name, audiences })
  }

  /** Lets the load generator work while the screens watch, and checks what they saw. @returns what it measured, and by mark when the last screen had it */
  async watch<Result extends { expected: Map<string, string[]> }>(side: Side, work: () => Promise<Result>) {
    await this.screens.call('begin', { side: side.name })
    const result = await work()
    const marks = [...result.expected.values()].flat()
    const promised = this.#promised.get(side) as Promised
    for (const mark of marks) promised[mark.includes(' ') ? 'steps' : 'orders'] += 1
    const lastAt = await this.screens.call('finish', { side: side.name, expected: result.expected })
    return { ...result, lastAt }
  }

  /** Compares what was answered with what the tables hold. @throws when they differ */
  async audit(side: Side): Promise<void> {
    const { orders, steps } = this.#promised.get(side) as Promised
    const counted = await countTables(side.dataDir)
    const wrong: string[] = []
    if (counted.orders !== orders) wrong.push(`${orders} orders were answered, ${counted.orders} are stored`)
    if (counted.goods !== 3 * orders) wrong.push(`${3 * orders} lines were answered, ${counted.goods} are stored`)
    if (counted.events < orders + steps) wrong.push(`${counted.events} events are too few`)
    if (counted.answers < orders + steps) wrong.push(`${counted.answers} stored answers are too few`)
    if (counted.repeatedNumbers > 0) wrong.push(`${counted.repeatedNumbers} numbers were given twice`)
    if (counted.brokenJournals > 0) wrong.push(`${counted.brokenJournals} journals have a gap`)
    if (wrong.length > 0) throw new Error(`The ${side.name} is wrong: ${wrong.join('; ')}.`)
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0).reverse()) await stop()
  }
}

/** What the load generator needs to know of a side. */
export function jobOf(side: Side, connections: number) {
  return { side: side.name, port: side.port, shops: side.shops.map(({ id, token }) => ({ id, token })), connections }
}
