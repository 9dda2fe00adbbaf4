import type { Code } from '@passline/shared/code'
import type { OrderId, ShopId } from '@passline/shared/ids'
import { useCallback, useEffect, useRef, useState } from 'react'
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
  /** Grows with every question: an answer to an earlier one is dropped. */
  const turn = useRef(0)
  const ask = useCallback(async () => {
    turn.current += 1
    const mine = turn.current
    setLink({ phase: 'asking' })
    const answer = await client.guestLink(shopId, orderId)
    if (mine !== turn.current) return
    if (answer.kind === 'ok') setLink({ phase: 'known', url: new URL(answer.value.url, location.origin).href })
    else setLink({ phase: 'failed', code: answer.kind === 'refused' ? answer.code : null })
  }, [client, shopId, orderId])
  useEffect(() => {
    void ask()
    return () => {
      turn.current += 1
    }
  }, [ask])
  return { link, askAgain: () => void ask() }
}
