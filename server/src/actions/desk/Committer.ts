import type { ShopEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import { v7 } from 'uuid'
import type { Clock } from '../../base/clock.ts'
import { Fault } from '../../base/fault.ts'
import type { Log } from '../../base/log.ts'
import { isPassing } from '../../db/passing.ts'
import type { Pool } from '../../db/pool.ts'
import { singleStatement, transaction } from '../../db/tx.ts'
import type { Db } from '../../db/types.ts'
import type { Moment } from '../../rules/view.ts'
import { writeAll } from '../../store/commit.ts'
import { readAnswer } from '../../store/idempotency.ts'
import { lockHeads, readEvents, readHeads } from '../../store/journal.ts'
import { readOrders, readOrdersOfGoods } from '../../store/orders.ts'
import { problemReply } from '../reply.ts'
import type { Reply } from './command.ts'
import type { Counter, EventListener, Waiting } from './counter.ts'
import { type Drafted, decideOn, rowsBeside, writesOf } from './drafted.ts'
import { openBook } from './openBook.ts'
import { BookDraft, type ShopBook } from './ShopBook.ts'

/** How often a command is tried when the database fails under it. */
const TRIES = 3

export interface CommitterParts {
  pool: Pool
  clock: Clock
  log: Log
}

/** Commits groups of commands: together and optimistically when it can, one by one and carefully when it must. */
export class Committer {
  readonly #parts: CommitterParts
  readonly #listener: EventListener

  constructor(parts: CommitterParts, listener: EventListener) {
    this.#parts = parts
    this.#listener = listener
  }

  /** Decides and commits the commands of some shops. Every writer has an answer when it is done. */
  async serve(group: readonly { counter: Counter; waiting: readonly Waiting[] }[]): Promise<void> {
    const drafts: Drafted[] = []
    for (const { counter, waiting } of group) {
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

  /** The book of a shop, opened when it is not. @returns null when there is no such shop */
  async bookOf(counter: Counter): Promise<ShopBook | null> {
    counter.book ??= await openBook(this.#parts.pool, counter.shopId)
    return counter.book
  }

  /** Reads what the book has missed. A book that is further than the journal was made before a backup was restored: it is opened anew. */
  async follow(counter: Counter, db: Db): Promise<void> {
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
    if (book.rev < head) await this.follow(counter, db)
  }

  /** Decides a group of commands of one shop on a draft of its book. */
  async #draft(counter: Counter, group: readonly Waiting[], db: Db): Promise<Drafted | null> {
    const book = await this.bookOf(counter)
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
    setImmediate(() => this.#listener(shopId, events))
  }

  /** When the database does not take one of them, it takes none of the others now: nobody waits for every failure before his own. */
  async #eachCarefully(counter: Counter, group: readonly Waiting[]): Promise<void> {
    for (const [index, waiting] of group.entries()) {
      try {
        waiting.resolve(await this.#insistently(counter, waiting))
      } catch (cause) {
        this.#parts.log.error({ err: cause, shopId: counter.shopId }, 'a command could not be committed')
        counter.book = null
        if (isPassing(cause)) {
          for (const each of group.slice(index)) each.resolve(problemReply('busy'))
          return
        }
        waiting.reject(new Fault('A command could not be committed.', { cause }))
      }
    }
  }

  /** Tries again when the connection broke: whether the last try was committed is then found by its key. */
  async #insistently(counter: Counter, waiting: Waiting): Promise<Reply> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#carefully(counter, waiting)
      } catch (cause) {
        if (attempt === TRIES || !isPassing(cause) || isLockTimeout(cause)) throw cause
      }
    }
  }

  /** Does one command under the lock of its shop, knowing everything that was committed before. */
  async #carefully(counter: Counter, waiting: Waiting): Promise<Reply> {
    const { command } = waiting
    const outcome = await transaction(this.#parts.pool, async (tx) => {
      const head = (await lockHeads(tx, [command.shopId])).get(command.shopId)
      if (counter.book && counter.book.rev !== head) await this.follow(counter, tx)
      const known = await readAnswer(tx, command.key.scope, command.key.key)
      if (known)
        return known.requestHash === command.key.requestHash ? { status: known.status, body: known.answer } : problemReply('keyReused')
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

  /** Reads the orders that the commands are about and the book has let go. */
  async #invite(draft: BookDraft, shopId: ShopId, group: readonly Waiting[], db: Db): Promise<void> {
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

function isLockTimeout(cause: unknown): boolean {
  return (cause as { code?: unknown } | null)?.code === '55P03'
}
