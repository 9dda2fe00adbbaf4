import { createStore, type StoreApi } from 'zustand/vanilla'
import { loadPutAway, type PutAway, savePutAway, withPutAway } from './putAway.ts'

export interface PuttingAway {
  readonly store: StoreApi<PutAway>
  /** @param at server time, ms */
  add(callIds: readonly string[], at: number): void
}

/** What a device has put away, kept over a reload: whoever adds to it adds to what it is by then. @param name where it is kept, see `loadPutAway` */
export function createPutAway(name: string | null): PuttingAway {
  const store = createStore<PutAway>(() => loadPutAway(name))
  return {
    store,
    add(callIds, at) {
      const next = withPutAway(store.getState(), callIds, at)
      store.setState(next, true)
      if (name !== null) savePutAway(name, next)
    },
  }
}
