import type { ShopEvent } from '@passline/shared/event'
import type { OrderGoods } from '@passline/shared/goods'
import type { GoodsId, OrderId, ShopId } from '@passline/shared/ids'
import type { ScreenReport } from '@passline/shared/presence'
import type { Role } from '@passline/shared/role'
import { type UnseenGoods, unseenKey } from '@passline/shared/unseen'
import type { Desk } from '../actions/desk/Desk.ts'
import { endUnseen, noteSeen, type Sighted } from '../actions/noteSeen.ts'
import type { Clock } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import type { Pool } from '../db/pool.ts'
import { readSeenBy, type SeenGoods } from '../store/sight.ts'
import type { FeedSocket } from './server.ts'

export interface SightParts {
  pool: Pool
  desk: Desk
  clock: Clock
  log: Log
}

/** Screens at which somebody works who must see an order. */
const EYES: ReadonlySet<Role> = new Set(['kitchen', 'pass'])
/** What was seen is written down at most this often, in ms. */
const WRITE_MS = 1_000
/** The most that is waited for in one shop; what is older than that has become unseen long ago. */
const MOST_AWAITED = 5_000
/** A shop in which no screen has said anything for so long, in ms, is looked at anew when one does. */
const IDLE_MS = 600_000

/** Something that a screen has to paint. */
interface Awaited extends Sighted {
  /** Whoever has painted the journal up to here has painted it. */
  rev: number
  stationId: string | null
}

/** What nobody has painted yet in a shop, up to a position of its journal. */
interface Outlook {
  rev: number
  awaited: Map<string, Awaited>
  /** Where goods are made that were ordered lately. */
  stations: Map<string, string>
  /** What screens said before it was known what is seen already; null since that is known. */
  waiting: Painted[] | null
  /** When a screen last said something, in ms of the process's clock. */
  usedAt: number
}

/** What a device has painted. */
interface Painted {
  deviceId: string
  report: ScreenReport
}

/**
 * Order to eyes: follows what is ordered and cancelled until a screen of its station says that it has painted it. Every server looks at
 * its own screens.
 */
export class Sight {
  readonly #parts: SightParts
  readonly #outlooks = new Map<ShopId, Outlook>()
  #seen: (Sighted & SeenGoods)[] = []
  #timer: NodeJS.Timeout | undefined
  #writtenAt = Number.NEGATIVE_INFINITY

  constructor(parts: SightParts) {
    this.#parts = parts
  }

  start(): void {
    this.#parts.desk.onEvents((shopId, events) => this.#hear(shopId, events))
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#write()
  }

  /** A screen says what it has painted. */
  report(socket: FeedSocket, report: ScreenReport): void {
    const { device, shopId } = socket.data
    if (!EYES.has(device.role) || !report.visible) return
    const painted = { deviceId: device.id, report }
    const outlook = this.#outlooks.get(shopId)
    if (!outlook) {
      this.#open(shopId, painted).catch((cause: unknown) => {
        this.#outlooks.delete(shopId)
        this.#parts.log.warn({ err: cause, shopId }, 'it could not be read what screens have painted')
      })
      return
    }
    outlook.usedAt = performance.now()
    if (outlook.waiting) outlook.waiting.push(painted)
    else this.#take(shopId, outlook, painted)
  }

  /** Begins with what is current in the shop and not known to be seen. */
  async #open(shopId: ShopId, first: Painted): Promise<void> {
    const outlook = await this.#parts.desk.read(shopId, (book) => {
      const begun: Outlook = { rev: book.rev, awaited: new Map(), stations: new Map(), waiting: [first], usedAt: performance.now() }
      for (const order of book.orders.values())
        for (const goods of order.goods) {
          if (goods.held === 'confirmation') begun.stations.set(goods.id, goods.stationId)
          else addAwaited(begun, { shopId, orderId: order.id, goods, what: 'ordered', rev: book.rev })
          if (goods.status === 'cancelled') addAwaited(begun, { shopId, orderId: order.id, goods, what: 'cancelled', rev: book.rev })
        }
      this.#outlooks.set(shopId, begun)
      return begun
    })
    if (!outlook) return
    const goodsIds = [...new Set([...outlook.awaited.values()].map((each) => each.goodsId))]
    const seen = await readSeenBy(this.#parts.pool.db, goodsIds)
    const unseen = await this.#parts.desk.read(shopId, (book) => new Set(book.unseen.keys()))
    for (const { goodsId, what } of seen) {
      const key = unseenKey({ goodsId: goodsId as GoodsId, what })
      if (!unseen?.has(key)) outlook.awaited.delete(key)
    }
    const waiting = outlook.waiting ?? []
    outlook.waiting = null
    for (const painted of waiting) this.#take(shopId, outlook, painted)
  }

  #take(shopId: ShopId, { awaited }: Outlook, { deviceId, report }: Painted): void {
    const seenAt = new Date(this.#parts.clock.now()).toISOString()
    for (const [key, each] of awaited) {
      if (each.rev > report.painted || !shows(report, each.stationId)) continue
      awaited.delete(key)
      this.#seen.push({ shopId, orderId: each.orderId, goodsId: each.goodsId, what: each.what, deviceId, seenAt })
    }
    if (this.#seen.length > 0)
      this.#timer ??= setTimeout(() => void this.#write(), Math.max(0, this.#writtenAt + WRITE_MS - performance.now()))
  }

  async #write(): Promise<void> {
    this.#timer = undefined
    this.#writtenAt = performance.now()
    const seen = this.#seen
    this.#seen = []
    if (seen.length === 0) return
    try {
      await noteSeen(this.#parts, seen)
    } catch (cause) {
      this.#parts.log.warn({ err: cause }, 'it could not be written down what screens have painted')
      // Read again with the next report: what is not written down is awaited again.
      for (const { shopId } of seen) this.#outlooks.delete(shopId)
    }
  }

  #hear(shopId: ShopId, events: readonly ShopEvent[]): void {
    for (const event of events) {
      this.#endNeedless(shopId, event)
      if (event.name === 'goodsMoved') this.#unsee(event.data.goods.map((each) => each.id))
    }
    const outlook = this.#outlooks.get(shopId)
    if (!outlook) return
    const isIdle = performance.now() - outlook.usedAt > IDLE_MS
    for (const event of events) {
      if (event.rev <= outlook.rev) continue
      if (isIdle || event.rev !== outlook.rev + 1) return void this.#outlooks.delete(shopId)
      outlook.rev = event.rev
      follow(outlook, shopId, event)
    }
  }

  /** What the old station has painted a moment ago is not written down any more. */
  #unsee(goodsIds: readonly GoodsId[]): void {
    this.#seen = this.#seen.filter((each) => each.what !== 'ordered' || !goodsIds.includes(each.goodsId))
  }

  /** Whoever works on goods, or acknowledges that they are cancelled, knows of them; what is cancelled need not be seen as ordered any more. */
  #endNeedless(shopId: ShopId, event: ShopEvent): void {
    const what = ENDS[event.name]
    if (!what || !('goods' in event.data)) return
    const { orderId, goods } = event.data as { orderId: OrderId; goods: { id: GoodsId }[] }
    const named = goods.map(({ id }) => ({ shopId, orderId, goodsId: id, what }))
    endUnseen(this.#parts.desk, named, () => event.actor).catch((cause: unknown) =>
      this.#parts.log.warn({ err: cause, shopId }, 'it could not be taken back that goods are unseen'),
    )
  }
}

/** What is not unseen any more after an event, whoever paints it. */
const ENDS: Partial<Record<ShopEvent['name'], UnseenGoods['what']>> = {
  goodsStarted: 'ordered',
  goodsMade: 'ordered',
  goodsCancelled: 'ordered',
  cancellationSeen: 'cancelled',
}

/** Adds what an event brings before the eyes. */
function follow(outlook: Outlook, shopId: ShopId, event: ShopEvent): void {
  const { rev } = event
  switch (event.name) {
    case 'orderPlaced':
      addOrdered(outlook, { shopId, orderId: event.data.order.id, rev }, event.data.order.goods)
      return
    case 'goodsAdded':
      addOrdered(outlook, { shopId, orderId: event.data.orderId, rev }, event.data.goods)
      return
    case 'goodsAccepted':
      for (const goods of event.data.goods) addAwaited(outlook, { shopId, orderId: event.data.orderId, goods, what: 'ordered', rev })
      return
    case 'goodsMoved':
      // Whatever the old station has painted, the new one has not.
      for (const goods of event.data.goods) {
        outlook.awaited.delete(unseenKey({ goodsId: goods.id, what: 'ordered' }))
        addAwaited(outlook, { shopId, orderId: event.data.orderId, goods, what: 'ordered', rev })
      }
      return
    case 'goodsSplit':
      addOrdered(outlook, { shopId, orderId: event.data.orderId, rev }, [event.data.part])
      return
    case 'goodsCancelled':
      for (const goods of event.data.goods) addAwaited(outlook, { shopId, orderId: event.data.orderId, goods, what: 'cancelled', rev })
      return
    case 'orderUnseen':
      // Seen a moment too late to be written down in time, perhaps: whoever paints this event has painted what it is about.
      for (const { goodsId, orderId, what } of event.data.goods) addAwaited(outlook, { shopId, orderId, goods: { id: goodsId }, what, rev })
      return
  }
}

/** What nobody has accepted yet is on no kitchen screen: it is awaited from then on [K26]. */
function addOrdered(outlook: Outlook, where: Pick<ToPaint, 'shopId' | 'orderId' | 'rev'>, ordered: readonly OrderGoods[]): void {
  for (const goods of ordered) {
    if (goods.held === 'confirmation') outlook.stations.set(goods.id, goods.stationId)
    else addAwaited(outlook, { ...where, goods, what: 'ordered' })
  }
}

interface ToPaint {
  shopId: ShopId
  orderId: OrderId
  goods: Pick<OrderGoods, 'id'> & { stationId?: OrderGoods['stationId'] | undefined }
  what: UnseenGoods['what']
  rev: number
}

function addAwaited({ awaited, stations }: Outlook, { shopId, orderId, goods, what, rev }: ToPaint): void {
  if (goods.stationId) stations.set(goods.id, goods.stationId)
  const key = unseenKey({ goodsId: goods.id, what })
  awaited.set(key, awaited.get(key) ?? { shopId, orderId, goodsId: goods.id, what, rev, stationId: stations.get(goods.id) ?? null })
  forgetOldest(awaited)
  forgetOldest(stations)
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys()
  if (map.size > MOST_AWAITED && oldest !== undefined) map.delete(oldest)
}

/** Whether a screen shows the goods of a station. Goods of a station that nobody knows are shown by screens that show all. */
function shows({ stations }: ScreenReport, stationId: string | null): boolean {
  return stations === null || (stationId !== null && stations.includes(stationId))
}
