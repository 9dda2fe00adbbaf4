import type { ShopEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import { v7 } from 'uuid'
import type { Clock } from '../../base/clock.ts'
import { Fault } from '../../base/fault.ts'
import type { Log } from '../../base/log.ts'
import { isPassing } from '../../db/passing.ts'
import type { Pool } from '../../db/pool.ts'
import { singleStatement, transaction } from '../../db/tx.ts'
import type { Tx } from '../../db/types.ts'
import type { Moment } from '../../rules/view.ts'
import { type Writes, writeAll } from '../../store/commit.ts'
import { readAnswer } from '../../store/idempotency.ts'
import { lockHeads, readEvents, readHeads } from '../../store/journal.ts'
import { readOrders, readOrdersOfGoods } from '../../store/orders.ts'
import { problemReply } from '../reply.ts'
import type { Command, Decided, Reply } from './command.ts'
import { openBook } from './openBook.ts'
import { RunningWrites } from './RunningWrites.ts'
import { BookDraft, type ShopBook } from './ShopBook.ts'
import { writeConfiguration } from './writeConfiguration.ts'

/** The most commands one commit carries, and the most commits under way at once. */
const MOST_PER_COMMIT = 64
const MOST_COMMITS = 2
/** How often a command is tried when the database fails under it. */
const TRIES = 3

export interface DeskParts {
  pool: Pool
  clock: Clock
  log: Log
}

/** Told of committed events, in the order of each shop's journal, after the writers have their answers. */
export type EventListener = (shopId: ShopId, events: readonly ShopEvent[]) => void

interface Waiting {
  command: Command
  resolve(reply: Reply): void
  reject(cause: unknown): void
}

/** Everything of one shop: its book, and the commands that wait for their turn. */
interface Counter {
  shopId: ShopId
  book: ShopBook | null
  waiting: Waiting[]
  /** Reads that need the book to stand still. */
  visits: (() => Promise<void>)[]
  busy: boolean
  /** Whether anybody came since the desk last put books away. */
  isUsed: boolean
}

interface Drafted {
  counter: Counter
  draft: BookDraft
  parts: { waiting: Waiting; reply: Reply; also: Decided['also'] }[]
}

/**
 * Where every write of a shop is decided. Commands that arrive while a commit is under way are decided together and committed
 * together: one statement, one round trip, one flush to disk for all of them, and each with its own answer. A shop is in one commit
 * at a time.
 *
 * The usual way is optimistic: decide on the book, then write if the journal still stands where the book thinks. When it does not
 * (another server was faster), or a key turns out to be known, every command of that commit is done again carefully: alone, under
 * the lock of the shop, after reading what it missed.
 */
export class Desk {
  readonly #parts: DeskParts
  readonly #running = new RunningWrites()
  readonly #counters = new Map<string, Counter>()
  readonly #ready: Counter[] = []
  readonly #listeners: EventListener[] = []
  #commits = 0

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  /** Decides and commits a command. @returns the answer, stored or new; business refusals are answers too */
  submit(command: Command): Promise<Reply> {
    return this.#running.share(
      command.key,
      () =>
        new Promise((resolve, reject) => {
          const counter = this.#counter(command.shopId)
          counter.waiting.push({ command, resolve, reject })
          this.#call(counter)
        }),
    )
  }

  /** Lets a reader look at a shop's book as it is committed. @returns null when there is no such shop */
  async read<T>(shopId: ShopId, look: (book: ShopBook) => T): Promise<T | null> {
    const known = this.#counters.get(shopId)
    if (known?.book) {
      known.isUsed = true
      return look(known.book)
    }
    const book = await this.#visit(shopId, (counter) => this.#bookOf(counter))
    return book && look(book)
  }

  /**
   * Reads what other servers have committed to these shops. Costs one query when there is nothing new.
   * @returns where the journals of these shops stand: shop id → rev
   */
  async catchUp(shopIds: readonly ShopId[]): Promise<Map<string, number>> {
    const heads = await readHeads(this.#parts.pool.db, shopIds)
    await Promise.all(
      shopIds.map(async (shopId) => {
        const book = this.#counters.get(shopId)?.book
        if (book && book.rev < (heads.get(shopId) ?? 0)) await this.#visit(shopId, (counter) => this.#follow(counter, this.#parts.pool.db))
      }),
    )
    return heads
  }

  /** Puts away the books of shops that nobody asked for since the last time. They are opened anew when somebody does. */
  putAwayBooks(): void {
    for (const [shopId, counter] of this.#counters) {
      const isIdle = !counter.busy && counter.waiting.length === 0 && counter.visits.length === 0
      if (!counter.isUsed && isIdle) this.#counters.delete(shopId)
      counter.isUsed = false
    }
  }

  onEvents(listener: EventListener): void {
    this.#listeners.push(listener)
  }

  #counter(shopId: ShopId): Counter {
    const known = this.#counters.get(shopId)
    if (known) {
      known.isUsed = true
      return known
    }
    const counter: Counter = { shopId, book: null, waiting: [], visits: [], busy: false, isUsed: true }
    this.#counters.set(shopId, counter)
    return counter
  }

  #visit<T>(shopId: ShopId, work: (counter: Counter) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const counter = this.#counter(shopId)
      counter.visits.push(() => work(counter).then(resolve, reject))
      this.#call(counter)
    })
  }

  #call(counter: Counter): void {
    if (counter.busy || this.#ready.includes(counter)) return
    this.#ready.push(counter)
    this.#next()
  }

  /** Starts the next commit, when one may start and somebody waits. */
  #next(): void {
    while (this.#commits < MOST_COMMITS && this.#ready.length > 0) {
      const group = this.#group()
      this.#commits += 1
      for (const { counter } of group) counter.busy = true
      void this.#serve(group).finally(() => {
        this.#commits -= 1
        for (const { counter } of group) {
          counter.busy = false
          if (counter.waiting.length > 0 || counter.visits.length > 0) this.#ready.push(counter)
        }
        this.#next()
      })
    }
  }

  /** Takes commands from the shops that wait longest. */
  #group(): { counter: Counter; waiting: Waiting[] }[] {
    const group: { counter: Counter; waiting: Waiting[] }[] = []
    let room = MOST_PER_COMMIT
    while (room > 0) {
      const counter = this.#ready.shift()
      if (!counter) break
      const waiting = counter.waiting.splice(0, room)
      room -= Math.max(1, waiting.length)
      group.push({ counter, waiting })
    }
    return group
  }

  async #serve(group: { counter: Counter; waiting: Waiting[] }[]): Promise<void> {
    for (const { counter } of group) for (const visit of counter.visits.splice(0)) await visit()
    const drafts: Drafted[] = []
    for (const { counter, waiting } of group) {
      if (waiting.length === 0) continue
      try {
        const drafted = await this.#draft(counter, waiting, this.#parts.pool.db)
        if (drafted) drafts.push(drafted)
      } catch (cause) {
        this.#parts.log.warn({ err: cause, shopId: counter.shopId }, 'a shop could not be read')
        await this.#eachCarefully(counter, waiting)
      }
    }
    if (drafts.length > 0) await this.#commit(drafts)
  }

  /** Decides a group of commands of one shop on a draft of its book. */
  async #draft(counter: Counter, group: readonly Waiting[], db: Parameters<typeof readOrders>[0]): Promise<Drafted | null> {
    const book = await this.#bookOf(counter)
    if (!book) {
      for (const each of group) each.resolve(problemReply('notFound', { detail: `No shop "${counter.shopId}".` }))
      return null
    }
    const draft = new BookDraft(book)
    await this.#invite(draft, counter.shopId, group, db)
    const moment = this.#moment()
    const parts: Drafted['parts'] = []
    for (const waiting of group) {
      try {
        parts.push({ waiting, ...decideOn(draft, waiting.command, moment) })
      } catch (cause) {
        waiting.reject(new Fault('A command could not be decided.', { cause }))
      }
    }
    return { counter, draft, parts }
  }

  async #commit(drafts: readonly Drafted[]): Promise<void> {
    let settled: Set<string>
    try {
      settled = await this.#write(drafts)
    } catch (cause) {
      this.#parts.log.debug({ err: cause }, 'a commit failed; its commands are done again one by one')
      settled = new Set()
    }
    for (const drafted of drafts) {
      if (settled.has(drafted.counter.shopId)) this.#settle(drafted)
      else
        await this.#eachCarefully(
          drafted.counter,
          drafted.parts.map((part) => part.waiting),
        )
    }
  }

  #write(drafts: readonly Drafted[]): Promise<Set<string>> {
    const writes = writesOf(drafts)
    const rows = drafts.flatMap((drafted) => rowsBeside(drafted))
    if (rows.length === 0) return singleStatement(this.#parts.pool, (tx) => writeAll(tx, writes))
    return transaction(this.#parts.pool, async (tx) => {
      const settled = await writeAll(tx, writes)
      for (const row of rows) if (settled.has(row.shopId)) await row.write(tx)
      return settled
    })
  }

  /** The commit stands: the book moves on, the writers get their answers, and only then the listeners hear of it. */
  #settle(drafted: Drafted): void {
    drafted.draft.flush()
    for (const { waiting, reply } of drafted.parts) waiting.resolve(reply)
    this.#tell(drafted.counter.shopId, drafted.draft.events)
  }

  #tell(shopId: ShopId, events: readonly ShopEvent[]): void {
    if (events.length === 0) return
    setImmediate(() => {
      for (const listener of this.#listeners) listener(shopId, events)
    })
  }

  async #eachCarefully(counter: Counter, group: readonly Waiting[]): Promise<void> {
    for (const waiting of group) {
      for (let attempt = 1; ; attempt++) {
        try {
          waiting.resolve(await this.#carefully(counter, waiting))
          break
        } catch (cause) {
          if (attempt < TRIES && isPassing(cause)) continue
          counter.book = null
          if (isPassing(cause)) waiting.resolve(problemReply('busy'))
          else waiting.reject(new Fault('A command could not be committed.', { cause }))
          this.#parts.log.error({ err: cause, shopId: counter.shopId }, 'a command could not be committed')
          break
        }
      }
    }
  }

  /** Does one command under the lock of its shop, knowing everything that was committed before. */
  async #carefully(counter: Counter, waiting: Waiting): Promise<Reply> {
    const { command } = waiting
    const outcome = await transaction(this.#parts.pool, async (tx) => {
      const head = (await lockHeads(tx, [command.shopId])).get(command.shopId)
      const known = await readAnswer(tx, command.key.scope, command.key.key)
      if (known)
        return known.requestHash === command.key.requestHash ? { status: known.status, body: known.answer } : problemReply('keyReused')
      if (counter.book && counter.book.rev !== head) await this.#follow(counter, tx)
      const drafted = await this.#draft(counter, [waiting], tx)
      const part = drafted?.parts[0]
      if (!drafted || !part) return null
      await writeAll(tx, writesOf([drafted]))
      for (const row of rowsBeside(drafted)) await row.write(tx)
      return drafted
    })
    if (outcome === null) return problemReply('notFound')
    if ('body' in outcome) return outcome
    outcome.draft.flush()
    this.#tell(counter.shopId, outcome.draft.events)
    return (outcome.parts[0] as Drafted['parts'][number]).reply
  }

  /** Reads what the book has missed. A book that is further than the journal was made before a backup was restored: it is opened anew. */
  async #follow(counter: Counter, db: Parameters<typeof readEvents>[0]): Promise<void> {
    const { book } = counter
    if (!book) return
    const head = (await readHeads(db, [counter.shopId])).get(counter.shopId) ?? 0
    const events = await readEvents(db, { shopId: counter.shopId, since: book.rev, until: head, limit: 10_000 })
    if (head < book.rev || events[0]?.rev !== book.rev + 1) {
      counter.book = null
      return
    }
    book.follow(events)
    this.#tell(counter.shopId, events)
    if (book.rev < head) await this.#follow(counter, db)
  }

  async #bookOf(counter: Counter): Promise<ShopBook | null> {
    counter.book ??= await openBook(this.#parts.pool, counter.shopId)
    if (!counter.book && counter.waiting.length === 0 && counter.visits.length === 0) this.#counters.delete(counter.shopId)
    return counter.book
  }

  /** Reads the orders that the commands are about and the book has let go. */
  async #invite(draft: BookDraft, shopId: ShopId, group: readonly Waiting[], db: Parameters<typeof readOrders>[0]): Promise<void> {
    const about = group.flatMap((each) => each.command.about ?? [])
    const orderIds = about.flatMap((each) => each.orderIds ?? []).filter((id) => !draft.order(id))
    const goodsIds = about.flatMap((each) => each.goodsIds ?? []).filter((id) => !draft.orderOfGoods(id))
    if (orderIds.length > 0) for (const order of await readOrders(db, shopId, orderIds)) draft.invite(order)
    if (goodsIds.length > 0)
      for (const order of await readOrdersOfGoods(db, shopId, goodsIds)) if (!draft.order(order.id)) draft.invite(order)
  }

  #moment(): Moment {
    const now = this.#parts.clock.now()
    return { now, at: new Date(now).toISOString(), newId: v7 }
  }
}

function decideOn(draft: BookDraft, command: Command, moment: Moment): { reply: Reply; also: Decided['also'] } {
  const decided = command.decide(draft, moment)
  for (const happening of decided.happenings) draft.write(happening, moment.at, command.actor)
  const answer = decided.answer(draft)
  if ('refused' in answer) {
    const { code, ...extras } = answer.refused
    return { reply: problemReply(code, extras), also: decided.also }
  }
  return { reply: { status: answer.status, body: JSON.stringify(answer.body) }, also: decided.also }
}

function writesOf(drafts: readonly Drafted[]): Writes {
  const writes: Writes = { heads: [], days: [], orders: [], goods: [], events: [], answers: [] }
  for (const { counter, draft, parts } of drafts) {
    draft.addTo(writes)
    for (const { waiting, reply } of parts) {
      writes.answers.push({ shopId: counter.shopId, ...waiting.command.key, status: reply.status, answer: reply.body })
    }
  }
  return writes
}

/** The writes of a draft beside orders and journal: configuration, and what commands add of their own. */
function rowsBeside({ counter, draft, parts }: Drafted): { shopId: ShopId; write(tx: Tx): Promise<void> }[] {
  const { shopId } = counter
  const configuration = draft.events.filter((event) => writeConfiguration.tells(event.name))
  const own = parts.flatMap((part) => part.also ?? [])
  return [
    ...configuration.map((event) => ({ shopId, write: (tx: Tx) => writeConfiguration(tx, shopId, event) })),
    ...own.map((write) => ({ shopId, write })),
  ]
}
