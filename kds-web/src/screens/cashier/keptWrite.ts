import type { Answer } from '../../api/answer.ts'
import { untilDecided } from '../../api/client.ts'

/** Sends a write under the key it is given. */
export type Write<T> = (key: string) => Promise<Answer<T>>

/**
 * Keeps an intended write with its key until the server has decided it. Asking again meanwhile sends the kept one: what is on the screen may
 * have become something else, and the same key with another body would be refused as if nothing had been done.
 */
export function keptWrite<T>(newKey: () => string): (write: Write<T>) => Promise<Answer<T>> {
  let kept: { key: string; write: Write<T> } | null = null
  return async (write) => {
    kept ??= { key: newKey(), write }
    const sent = kept
    const answer = await untilDecided(() => sent.write(sent.key))
    if (answer.kind !== 'unreachable') kept = null
    return answer
  }
}
