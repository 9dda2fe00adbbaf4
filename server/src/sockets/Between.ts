import type { ShopId } from '@passline/shared/ids'

/** What servers tell each other. Every hint may be lost: whoever waits for it also looks by itself, within seconds. */
export interface Between {
  /** The journal of the shop has moved. */
  moved(shopId: ShopId): void
  /** These messages are in the inboxes of their receivers. */
  released(shopId: ShopId, messageIds: readonly string[]): void
  /** Somebody came to the shop, or went, or can be heard now, or no longer. */
  presenceChanged(shopId: ShopId): void
  stop(): Promise<void>
}

/** Those on this server who hear what the others tell. */
export interface Ears extends Pick<Between, 'released' | 'presenceChanged'> {
  moved(shopIds: readonly ShopId[]): void
}

/** There is no other server. */
export const NOBODY: Between = {
  moved: () => undefined,
  released: () => undefined,
  presenceChanged: () => undefined,
  stop: async () => undefined,
}

/** The ears of all who are there by now. */
export function earsOf(listeners: () => readonly (Partial<Ears> | null | undefined)[]): Ears {
  return {
    moved: (shopIds) => {
      for (const each of listeners()) each?.moved?.(shopIds)
    },
    released: (shopId, messageIds) => {
      for (const each of listeners()) each?.released?.(shopId, messageIds)
    },
    presenceChanged: (shopId) => {
      for (const each of listeners()) each?.presenceChanged?.(shopId)
    },
  }
}
