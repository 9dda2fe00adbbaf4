import { type IDBPDatabase, openDB } from 'idb'
import { type NewOutboxEntry, type OutboxEntry, outboxEntry } from './outboxEntry.ts'
import { withinMs } from './withinMs.ts'

/** Where the outbox keeps its entries. `isDurable` says whether they survive a reload. Nothing here rejects. */
export interface OutboxStore {
  isDurable: boolean
  /** @returns the sequence it got */
  add(entry: NewOutboxEntry): Promise<number>
  has(sequence: number): Promise<boolean>
  remove(sequence: number): Promise<void>
  /** Oldest first. */
  all(): Promise<OutboxEntry[]>
}

const OPENS_WITHIN_MS = 3_000

/** A store in IndexedDB, one database per screen; in memory where the browser gives none (private windows, full disks). */
export async function openOutboxStore(name: string): Promise<OutboxStore> {
  try {
    const opening = openDB(name, 1, {
      upgrade: (db) => {
        db.createObjectStore('entries', { keyPath: 'sequence', autoIncrement: true })
      },
    })
    return durableStore(await withinMs(opening, OPENS_WITHIN_MS))
  } catch (cause) {
    console.warn('no IndexedDB, actions are kept in memory only', cause)
    return memoryStore()
  }
}

/** A store that forgets with the page. */
export function memoryStore(firstSequence = 1): OutboxStore {
  const entries = new Map<number, OutboxEntry>()
  let next = firstSequence
  return {
    isDurable: false,
    async add(entry) {
      const sequence = next++
      entries.set(sequence, { ...entry, sequence })
      return sequence
    },
    has: async (sequence) => entries.has(sequence),
    remove: async (sequence) => void entries.delete(sequence),
    all: async () => [...entries.values()],
  }
}

/** A database that fails later (a full disk, site data cleared) must not lose a tap: what it cannot keep is kept in memory. */
function durableStore(db: IDBPDatabase): OutboxStore {
  const spare = memoryStore(Number.MAX_SAFE_INTEGER / 2)
  return {
    isDurable: true,
    add: (entry) =>
      db.add('entries', entry).then(Number, (cause) => {
        console.warn('action could not be stored', cause)
        return spare.add(entry)
      }),
    async has(sequence) {
      if (await spare.has(sequence)) return true
      return db.getKey('entries', sequence).then(
        (found) => found !== undefined,
        () => true,
      )
    },
    async remove(sequence) {
      await spare.remove(sequence)
      await db.delete('entries', sequence).catch((cause) => console.warn('action could not be removed', cause))
    },
    async all() {
      const stored: unknown[] = await db.getAll('entries').catch(() => [])
      return stored.flatMap((each) => outboxEntry.safeParse(each).data ?? [])
    },
  }
}
