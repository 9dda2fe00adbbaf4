import type { ShopId } from '@passline/shared/ids'
import { openKeptStore } from '../api/keptStore.ts'
import type { LiveStore } from './liveStore.ts'
import type { ServerClock } from './serverClock.ts'

/** Writing begins when the screen has settled, and looks this often. */
const EVERY_MS = 1_000
const SETTLED_MS = 4_000

export interface ShopKeeping {
  live: LiveStore
  clock: ServerClock
  /** Of the store on this device. */
  name: string
  /** With a token that may enter every shop: what was kept of another one is not shown. */
  chosenShop: ShopId | null
}

/**
 * Keeps what a screen knows of its shop on this device. Opened without a network it shows that, and says until when it was current; a
 * device that is refused forgets it. @returns how to stop
 */
export function keepShop({ live, clock, name, chosenShop }: ShopKeeping): () => void {
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

  /** What is needed for it could not be fetched: the line is down again. The next time that it is up is another chance. */
  function again(cause: unknown): void {
    console.warn('what this screen knows is not kept', cause)
    timer = undefined
  }

  async function restore(): Promise<void> {
    const [{ readShop }, kept] = await parts()
    const found = await readShop(kept)
    if (!found || (chosenShop !== null && found.self.shopId !== chosenShop)) return
    if (isStopped || store.getState().base !== null || store.getState().connection.phase !== 'offline') return
    clock.guess(found.aheadMs)
    if (store.getState().self === null) store.setState({ self: found.self })
    live.setBase(found.state, found.epoch)
    live.setProven(found.provenAt)
  }

  let hasAsked = false
  const unsubscribe = store.subscribe(({ connection: { phase }, base }, before) => {
    if (phase === before.connection.phase) return
    if (phase === 'live' && timer === undefined) timer = setTimeout(() => void keep().catch(again), SETTLED_MS)
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
