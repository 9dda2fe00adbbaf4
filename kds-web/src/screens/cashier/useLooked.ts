import type { CateringOrder } from '@passline/shared/order'
import { useState } from 'react'
import { lookedAt } from './arrivals.ts'

/** Which wristband rounds this till has looked at; kept over a reload, so that a restart does not bring all back as new. */
export function useLooked(shopId: string): [ReadonlySet<string>, (order: CateringOrder, orders: Iterable<CateringOrder>) => void] {
  const name = `passline.looked.${shopId}`
  const [looked, setLooked] = useState<ReadonlySet<string>>(() => load(name))
  return [
    looked,
    (order, orders) => {
      const next = lookedAt(looked, order, orders)
      setLooked(next)
      save(name, next)
    },
  ]
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
