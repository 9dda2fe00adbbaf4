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
import { readAccountsById } from '../../store/accounts.ts'
import { writeAll } from '../../store/commit.ts'
import { nameOfKey, readAnswers } from '../../store/idempotency.ts'
import { lockHeads, readEvents, readHeads } from '../../store/journal.ts'
import { readOrders, readOrdersOfGoods } from '../../store/orders.ts'
import { readPadCalls } from '../../store/padCalls.ts'
import { problemReply } from '../reply.ts'
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
      if (counter.isShared) {
        await this.#carefully(counter, waiting)
        continue
      }
      try {
        const drafted = await this.#draft(counter, waiting, this.#parts.pool.db)
        if (drafted) drafts.push(drafted)
      } catch (cause) {
        this.#parts.log.warn({ err: cause, shopId: counter.shopId }, 'a shop could not be read')
        await this.#carefully(counter, waiting)
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
    // Meanwhile this server's own commit may have brought the book there.
    if (head === book.rev) return
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
      this.#parts.log.debug({ err: cause }, 'a commit failed; its commands are done again under the locks of their shops')
      settled = new Set()
    }
    for (const drafted of drafts) {
      if (settled.has(drafted.counter.shopId)) this.#settle(drafted)
      else
        await this.#carefully(
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

  /**
   * Does commands of one shop under its lock: together, and one by one when one of them cannot be written. When the database does not
   * answer, all are told so at once: nobody waits for the failures of others before his own.
   */
  async #carefully(counter: Counter, group: readonly Waiting[]): Promise<void> {
    try {
      await this.#insistently(counter, group)
    } catch (cause) {
      counter.book = null
      this.#parts.log.error({ err: cause, shopId: counter.shopId }, 'commands could not be committed')
      if (isPassing(cause)) for (const each of group) each.resolve(problemReply('busy'))
      else if (group.length > 1) for (const each of group) await this.#carefully(counter, [each])
      else group[0]?.reject(new Fault('A command could not be committed.', { cause }))
    }
  }

  /** Tries again when the connection broke: whether the last try was committed is then found by its keys. */
  async #insistently(counter: Counter, group: readonly Waiting[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#underLock(counter, group)
      } catch (cause) {
        if (attempt === TRIES || !isPassing(cause) || isLockTimeout(cause)) throw cause
      }
    }
  }

  /** Decides and writes under the lock of the shop, knowing everything that was committed before and every key that was used. */
  async #underLock(counter: Counter, group: readonly Waiting[]): Promise<void> {
    const keys = group.map((each) => each.command.key)
    const { known, drafted } = await transaction(this.#parts.pool, async (tx) => {
      const [heads, answers] = await Promise.all([lockHeads(tx, [counter.shopId]), readAnswers(tx, keys)])
      counter.isShared = counter.book !== null && counter.book.rev !== heads.get(counter.shopId)
      if (counter.isShared) await this.follow(counter, tx)
      const fresh = group.filter((each) => !answers.has(nameOfKey(each.command.key)))
      const drafted = fresh.length > 0 ? await this.#draft(counter, fresh, tx) : null
      if (drafted) await writeAll(tx, writesOf([drafted]))
      if (drafted) for (const row of rowsBeside(drafted)) await row.write(tx)
      return { known: answers, drafted }
    })
    for (const { command, resolve } of group) {
      const answer = known.get(nameOfKey(command.key))
      if (answer)
        resolve(answer.requestHash === command.key.requestHash ? { status: answer.status, body: answer.answer } : problemReply('keyReused'))
    }
    if (drafted) this.#settle(drafted)
  }

  /** Reads what the commands are about and the book has let go or never holds. */
  async #invite(draft: BookDraft, shopId: ShopId, group: readonly Waiting[], db: Db): Promise<void> {
    const about = group.flatMap((each) => each.command.about ?? [])
    const orderIds = about.flatMap((each) => each.orderIds ?? []).filter((id) => !draft.order(id))
    const goodsIds = about.flatMap((each) => each.goodsIds ?? []).filter((id) => !draft.orderOfGoods(id))
    if (orderIds.length > 0) for (const order of await readOrders(db, shopId, orderIds)) draft.invite(order)
    if (goodsIds.length > 0)
      for (const order of await readOrdersOfGoods(db, shopId, goodsIds)) if (!draft.order(order.id)) draft.invite(order)
    const padCallIds = about.flatMap((each) => each.padCallIds ?? []).filter((id) => !draft.padCall(id))
    const accountIds = about.flatMap((each) => each.accountIds ?? [])
    const calls = padCallIds.length > 0 ? await readPadCalls(db, shopId, padCallIds) : []
    const accounts = accountIds.length > 0 ? await readAccountsById(db, shopId, accountIds) : []
    draft.visitors.invite({ calls, accounts })
  }

  #moment(): Moment {
    const now = this.#parts.clock.now()
    return { now, at: new Date(now).toISOString(), newId: v7 }
  }
}

function isLockTimeout(cause: unknown): boolean {
  return (cause as { code?: unknown } | null)?.code === '55P03'
}
