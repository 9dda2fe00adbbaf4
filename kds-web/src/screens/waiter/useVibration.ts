import { MSG_TYPE } from '@passline/shared/rule'
import { useEffect, useRef } from 'react'
import { useLive } from '../../live/LiveContext.tsx'

/** Shakes the device once for every call that comes, and again when it is repeated: a pad in a pocket is not heard in a loud room. */
export function useVibration(): void {
  const messages = useLive((live) => live.messages)
  const felt = useRef(new Set<string>())
  useEffect(() => {
    const calls = messages.filter((message) => message.msgType === MSG_TYPE.padCall)
    const isNew = calls.some((message) => !felt.current.has(message.id))
    felt.current = new Set(calls.map((message) => message.id))
    // Before the first touch browsers shake nothing, and complain.
    if (isNew && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(PATTERN_MS)
  }, [messages])
}

const PATTERN_MS = [200, 100, 200, 100, 400]
