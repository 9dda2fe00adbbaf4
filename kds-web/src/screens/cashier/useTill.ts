import type { ShopId } from '@passline/shared/ids'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { randomKey } from '../../api/randomKey.ts'
import { useClient, useLive } from '../../live/LiveContext.tsx'
import { loadDrafts, saveDrafts } from './draftStorage.ts'
import { createTill, type Till, type TillState } from './till.ts'

/** The till of this device. Attempts whose answer got lost are asked for again as soon as the connection is back. */
export function useTill(shopId: ShopId): Till & { state: TillState } {
  const client = useClient()
  const [till] = useState(() => {
    const name = `passline.drafts.${shopId}`
    return createTill({
      placeOrder: (request, key) => client.placeOrder(shopId, request, key),
      newKey: randomKey,
      now: () => Date.now(),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      load: () => loadDrafts(localStorage, name),
      save: (drafts) => void saveDrafts(localStorage, name, drafts),
    })
  })
  const isLive = useLive(({ connection }) => connection.phase === 'live')
  useEffect(() => {
    if (isLive) void till.resume()
  }, [isLive, till])
  return { ...till, state: useStore(till.store) }
}
