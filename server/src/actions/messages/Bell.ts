import type { ShopId } from '@passline/shared/ids'

type WrittenListener = (shopId: ShopId, dueAt: readonly number[]) => void
type ReleasedListener = (shopId: ShopId, messageIds: readonly string[]) => void

/**
 * Rung after a commit, so that those who wait for new rows need not look all the time. A bell that nobody hears costs seconds, never a
 * message: whoever waits also looks by itself.
 */
export class Bell {
  readonly #written: WrittenListener[] = []
  readonly #released: ReleasedListener[] = []

  /** Messages or alarms were written, due at these instants (ms UTC). */
  written(shopId: ShopId, dueAt: readonly number[]): void {
    if (dueAt.length > 0) for (const listener of this.#written) listener(shopId, dueAt)
  }

  /** Messages were decided to be sent: they are in the inboxes of their receivers now. */
  released(shopId: ShopId, messageIds: readonly string[]): void {
    if (messageIds.length > 0) for (const listener of this.#released) listener(shopId, messageIds)
  }

  onWritten(listener: WrittenListener): void {
    this.#written.push(listener)
  }

  onReleased(listener: ReleasedListener): void {
    this.#released.push(listener)
  }
}
