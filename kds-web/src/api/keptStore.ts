import { type IDBPDatabase, openDB } from 'idb'
import { withinMs } from './withinMs.ts'

/** What a screen keeps over a reload, by key. Nothing here rejects; what is read is of unknown age and must be parsed. */
export interface KeptStore {
  put(key: string, value: unknown): Promise<void>
  remove(keys: readonly string[]): Promise<void>
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
    console.warn('no IndexedDB, messages are kept in memory only', cause)
    return memoryKept()
  }
}

/** A store that forgets with the page. */
export function memoryKept(): KeptStore {
  const values = new Map<string, unknown>()
  return {
    put: async (key, value) => void values.set(key, value),
    async remove(keys) {
      for (const key of keys) values.delete(key)
    },
    all: async () => [...values.values()],
  }
}

function durable(db: IDBPDatabase): KeptStore {
  return {
    put: (key, value) =>
      db.put(VALUES, value, key).then(
        () => undefined,
        (cause) => console.warn('this browser could not keep a message', cause),
      ),
    async remove(keys) {
      const gone = keys.map((key) => db.delete(VALUES, key))
      await Promise.all(gone).catch((cause) => console.warn('this browser could not let a message go', cause))
    },
    all: () => db.getAll(VALUES).catch(() => []),
  }
}
