import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useActions, useLive, useTicking } from '../../live/LiveContext.tsx'
import { createPutAway } from './createPutAway.ts'
import { gather, isAnswerable, type Said } from './gather.ts'
import { PUT_AWAY } from './putAway.ts'

export interface Saying {
  /** What was said and nobody here has acknowledged, the newest first. */
  readonly open: readonly Said[]
  /** What was acknowledged here since the page was opened, the latest first. */
  readonly acknowledged: readonly Said[]
  /** Answers what rings, for everybody; puts away a notice, for this device. */
  acknowledge(said: readonly Said[]): void
}

/** The messages for this screen, and how they are acknowledged: never by being looked at. */
export function useSaid(): Saying {
  const actions = useActions()
  const ticking = useTicking()
  const messages = useLive((live) => live.messages)
  const name = useLive((live) => live.self && `${PUT_AWAY}${live.self.deviceId}`)
  const puttingAway = useMemo(() => createPutAway(name), [name])
  const putAway = useStore(puttingAway.store)
  const [acknowledged, setAcknowledged] = useState<readonly Said[]>([])
  const open = useMemo(() => gather(messages).filter((said) => putAway[said.callId] === undefined), [messages, putAway])
  return {
    open,
    acknowledged,
    acknowledge(said) {
      const callIds = said.map((each) => each.callId)
      puttingAway.add(callIds, ticking.now())
      setAcknowledged((before) => [...said, ...before].slice(0, KEPT))
      for (const each of said) if (isAnswerable(each)) actions.answer({ callId: each.callId })
    },
  }
}

/** So many acknowledged rows stay, without their cards. */
const KEPT = 4
