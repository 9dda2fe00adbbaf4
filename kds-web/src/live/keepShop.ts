import { openKeptStore } from '../api/keptStore.ts'
import type { LiveStore } from './liveStore.ts'
import type { ServerClock } from './serverClock.ts'

/** Writing begins when the screen has settled, and looks this often. */
const EVERY_MS = 1_000
const SETTLED_MS = 4_000

/**
 * Keeps what a screen knows of its shop on this device. Opened without a network it shows that, and says until when it was current; a
 * device that is refused forgets it. @returns how to stop
 */
export function keepShop({ live, clock, name }: { live: LiveStore; clock: ServerClock; name: string }): () => void {
  const { store } = live
  const parts = () => Promise.all([import('./keptShop.ts'), openKeptStore(name)])
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  async function keep(): Promise<void> {
    const [{ shopKeeper }, kept] = await parts()
    const write = shopKeeper(kept)
    const look = async () => {
      if (store.getState().connection.phase === 'live' && clock.isSet()) await write(store.getState(), clock.now() - Date.now())
      if (!isStopped) timer = setTimeout(() => void look(), EVERY_MS)
    }
    await look()
  }

  async function restore(): Promise<void> {
    const [{ readShop }, kept] = await parts()
    const found = await readShop(kept)
    if (!found || isStopped || store.getState().base !== null || store.getState().connection.phase !== 'offline') return
    clock.guess(found.aheadMs)
    if (store.getState().self === null) store.setState({ self: found.self })
    live.setBase(found.state, found.epoch)
    live.setProven(found.provenAt)
  }

  let hasAsked = false
  const unsubscribe = store.subscribe(({ connection: { phase }, base }, before) => {
    if (phase === before.connection.phase) return
    if (phase === 'live' && timer === undefined) timer = setTimeout(() => void keep(), SETTLED_MS)
    if (phase === 'refused') void openKeptStore(name).then((kept) => kept.clear())
    if (phase !== 'offline' || base !== null || hasAsked) return
    hasAsked = true
    void restore().catch((cause) => console.warn('what this device kept cannot be read', cause))
  })
  return () => {
    isStopped = true
    clearTimeout(timer)
    unsubscribe()
  }
}
