import type { ShopId } from '@passline/shared/ids'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { randomKey } from '../../api/randomKey.ts'
import { useClient, useLive } from '../../live/LiveContext.tsx'
import { type Calling, type CallingState, createCalling } from './createCalling.ts'

const OPEN_EVERY_MS = 15_000
const IDLE_EVERY_MS = 60_000

/** The calls of this pad from the room it was opened in, compared with the server when a message comes, when the line comes back, and now and then. */
export function useCalling(shopId: ShopId): { calling: Calling; state: CallingState } {
  const client = useClient()
  const calling = useMemo(() => createCalling({ client, shopId, newKey: randomKey, wait }), [client, shopId])
  const state = useStore(calling.store)
  const phase = useLive((live) => live.connection.phase)
  const answers = useLive((live) => live.messages.findLast((message) => message.padCallId !== null)?.id ?? null)
  const isOpen = state.calls?.some((call) => call.endedAt === null) ?? false
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is a reason to look
  useEffect(() => {
    if (phase !== 'live') return
    void calling.refresh()
    const timer = setInterval(() => void calling.refresh(), isOpen ? OPEN_EVERY_MS : IDLE_EVERY_MS)
    return () => clearInterval(timer)
  }, [calling, phase, answers, isOpen])
  return { calling, state }
}

function wait(ms: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
