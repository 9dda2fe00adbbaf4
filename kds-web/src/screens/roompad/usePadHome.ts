import type { Place, Shop } from '@passline/shared/shop'
import { useEffect, useState } from 'react'
import { useClient, useLive } from '../../live/LiveContext.tsx'
import type { LiveState } from '../../live/types.ts'

export interface PadHome {
  readonly shop: Shop
  /** The device itself. */
  readonly pad: string
  /** The room in which the pad lies; null when it was not given one. */
  readonly room: Pick<Place, 'id' | 'name'> | null
}

/**
 * Where this pad is. Asked anew whenever the line comes back: a pad may be carried to another room [M1]. Null before the server has said it
 * of the room where the pad is now, so that nothing of the last room stays on it.
 */
export function usePadHome(): PadHome | null {
  const client = useClient()
  const phase = useLive((live) => live.connection.phase)
  const room = useLive(roomOf)
  const [found, setFound] = useState<{ home: PadHome; of: string | null } | null>(null)
  useEffect(() => {
    if (phase !== 'live') return
    let isCurrent = true
    void findHome().then((home) => isCurrent && home && setFound({ home, of: room }))
    return () => {
      isCurrent = false
    }

    async function findHome(): Promise<PadHome | null> {
      const who = await client.whoAmI()
      if (who.kind !== 'ok' || !who.value.shop) return null
      const { shop, device } = who.value
      if (device.place?.kind !== 'room') return { shop, pad: device.id, room: null }
      const { id } = device.place
      const answer = await client.room(shop.id, id)
      return { shop, pad: device.id, room: { id, name: answer.kind === 'ok' ? answer.value.place.name : id } }
    }
  }, [client, phase, room])
  return found?.of === room ? found.home : null
}

function roomOf({ self }: LiveState): string | null {
  return self?.place?.kind === 'room' ? self.place.id : null
}
