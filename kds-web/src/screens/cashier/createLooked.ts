import type { CateringOrder } from '@passline/shared/order'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { lookedAt } from './arrivals.ts'

export interface Looking {
  /** The wristband rounds that were looked at. */
  readonly store: StoreApi<ReadonlySet<string>>
  /** Somebody has looked at the order. */
  look(order: CateringOrder): void
}

/**
 * Which wristband rounds a till has looked at; kept over a reload, so that a restart does not bring all back as new.
 * @param name where it is kept
 * @param orders the orders of the shop as they are when it is called: rounds of others are forgotten
 */
export function createLooked(name: string, orders: () => Iterable<CateringOrder>): Looking {
  const store = createStore<ReadonlySet<string>>(() => load(name))
  return {
    store,
    look(order) {
      const next = lookedAt(store.getState(), order, orders())
      store.setState(next, true)
      save(name, next)
    },
  }
}

function load(name: string): Set<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    return new Set(Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [])
  } catch {
    // What cannot be read is as good as nothing looked at: orders are shown once more.
    return new Set()
  }
}

function save(name: string, looked: ReadonlySet<string>): void {
  try {
    localStorage.setItem(name, JSON.stringify([...looked]))
  } catch {
    // A full or forbidden storage: after a reload they are shown as new once more.
  }
}
