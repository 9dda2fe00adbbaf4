import type { ShopId } from '@passline/shared/ids'
import { readHeads } from '../../store/journal.ts'
import { Committer, type CommitterParts } from './Committer.ts'
import type { Command, Reply } from './command.ts'
import type { Counter, EventListener, Waiting } from './counter.ts'
import { RunningWrites } from './RunningWrites.ts'
import type { ShopBook } from './ShopBook.ts'

/** The most commands one commit carries, and the most commits under way at once. */
const MOST_PER_COMMIT = 64
const MOST_COMMITS = 2

/**
 * Where every write of a shop is decided. Commands that arrive while a commit is under way are decided together and committed
 * together: one statement, one round trip, one flush to disk for all of them, and each with its own answer. A shop is in one commit
 * at a time.
 *
 * The usual way is optimistic: decide on the book, then write if the journal still stands where the book thinks. When it does not
 * (another server was faster), or a key turns out to be known, the commands of that shop are done again carefully: under its lock, after
 * reading what was missed. A shop that another server writes to as well stays with the lock until it is alone again.
 */
export class Desk {
  readonly #parts: CommitterParts
  readonly #committer: Committer
  readonly #running = new RunningWrites()
  readonly #counters = new Map<string, Counter>()
  readonly #ready: Counter[] = []
  readonly #listeners: EventListener[] = []
  #commits = 0

  constructor(parts: CommitterParts) {
    this.#parts = parts
    this.#committer = new Committer(parts, (shopId, events) => {
      for (const listener of this.#listeners) listener(shopId, events)
    })
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
    const book = await this.#visit(shopId, (counter) => this.#committer.bookOf(counter))
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
        if (book && book.rev < (heads.get(shopId) ?? 0))
          await this.#visit(shopId, (counter) => this.#committer.follow(counter, this.#parts.pool.db))
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
    const counter: Counter = { shopId, book: null, waiting: [], visits: [], busy: false, isShared: false, isUsed: true }
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
    await this.#committer.serve(group.filter(({ waiting }) => waiting.length > 0))
    for (const { counter } of group) this.#dismissStranger(counter)
  }

  /** Shops that do not exist leave no trace. */
  #dismissStranger(counter: Counter): void {
    if (!counter.book && counter.waiting.length === 0 && counter.visits.length === 0) this.#counters.delete(counter.shopId)
  }
}
