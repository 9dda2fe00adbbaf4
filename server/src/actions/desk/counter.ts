import type { ShopEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import type { Command, Reply } from './command.ts'
import type { ShopBook } from './ShopBook.ts'

/** A command whose writer waits for the answer. */
export interface Waiting {
  command: Command
  resolve(reply: Reply): void
  reject(cause: unknown): void
}

/** Everything of one shop: its book, and who waits for a turn. */
export interface Counter {
  shopId: ShopId
  book: ShopBook | null
  waiting: Waiting[]
  /** Reads that need the book to stand still. */
  visits: (() => Promise<void>)[]
  busy: boolean
  /** Whether another server writes to the shop too, so that its commands are better decided under the lock from the start. */
  isShared: boolean
  /** Whether anybody came since the desk last put books away. */
  isUsed: boolean
}

/** Told of committed events, in the order of each shop's journal, after the writers have their answers. */
export type EventListener = (shopId: ShopId, events: readonly ShopEvent[]) => void
