import type { Code } from '@passline/shared/code'
import type { OrderId, ShopId } from '@passline/shared/ids'
import { useEffect, useState } from 'react'
import { useClient } from '../../live/LiveContext.tsx'

export type GuestLink =
  | { phase: 'asking' }
  | { phase: 'known'; url: string }
  /** `code` is null when nobody answered. */
  | { phase: 'failed'; code: Code | null }

/** The address of the guest's page of an order, as a phone opens it. */
export function useGuestLink(shopId: ShopId, orderId: OrderId): { link: GuestLink; askAgain: () => void } {
  const client = useClient()
  const [link, setLink] = useState<GuestLink>({ phase: 'asking' })
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the wish to ask again
  useEffect(() => {
    let isGone = false
    setLink({ phase: 'asking' })
    void client.guestLink(shopId, orderId).then((answer) => {
      if (isGone) return
      if (answer.kind === 'ok') setLink({ phase: 'known', url: new URL(answer.value.url, location.origin).href })
      else setLink({ phase: 'failed', code: answer.kind === 'refused' ? answer.code : null })
    })
    return () => {
      isGone = true
    }
  }, [client, shopId, orderId, asked])
  return { link, askAgain: () => setAsked((before) => before + 1) }
}
