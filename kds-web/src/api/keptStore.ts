import { type IDBPDatabase, openDB } from 'idb'
import { withinMs } from './withinMs.ts'

/** What a screen keeps over a reload, by key. Nothing here rejects; what is read is of unknown age and must be parsed. */
export interface KeptStore {
  put(key: string, value: unknown): Promise<void>
  remove(keys: readonly string[]): Promise<void>
  /** Puts and removes, all or nothing. @returns whether it is done */
  write(values: ReadonlyMap<string, unknown>, gone: readonly string[]): Promise<boolean>
  clear(): Promise<void>
  all(): Promise<unknown[]>
}

const OPENS_WITHIN_MS = 3_000
const VALUES = 'values'

/** A store in IndexedDB, one database per name; in memory where the browser gives none (private windows, full disks). */
export async function openKeptStore(name: string): Promise<KeptStore> {
  try {
    const opening = openDB(name, 1, { upgrade: (db) => void db.createObjectStore(VALUES) })
    return durable(await withinMs(opening, OPENS_WITHIN_MS))
  } catch (cause) {
    console.warn('no IndexedDB, nothing is kept over a reload', cause)
    return memoryKept()
  }
}

/** A store that forgets with the page. */
export function memoryKept(): KeptStore {
  const kept = new Map<string, unknown>()
  return storeOf({
    async write(values, gone) {
      for (const [key, value] of values) kept.set(key, value)
      for (const key of gone) kept.delete(key)
      return true
    },
    clear: async () => kept.clear(),
    all: async () => [...kept.values()],
  })
}

function durable(db: IDBPDatabase): KeptStore {
  const failed = (cause: unknown) => {
    console.warn('this browser could not keep something', cause)
    return false
  }
  return storeOf({
    async write(values, gone) {
      const { store, done } = db.transaction(VALUES, 'readwrite')
      const puts = [...values].map(([key, value]) => store.put(value, key))
      const removals = gone.map((key) => store.delete(key))
      return Promise.all([...puts, ...removals, done]).then(() => true, failed)
    },
    clear: () => db.clear(VALUES).catch((cause) => void failed(cause)),
    all: () => db.getAll(VALUES).catch(() => []),
  })
}

function storeOf(base: Pick<KeptStore, 'write' | 'clear' | 'all'>): KeptStore {
  return {
    ...base,
    put: async (key, value) => void (await base.write(new Map([[key, value]]), [])),
    remove: async (keys) => void (await base.write(new Map(), keys)),
  }
}
