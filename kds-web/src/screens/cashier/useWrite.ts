import { useRef, useState } from 'react'
import type { Answer, Refusal } from '../../api/answer.ts'
import { untilDecided } from '../../api/client.ts'
import { randomKey } from '../../api/randomKey.ts'

export type WriteState = { phase: 'idle' | 'working' | 'done' | 'unknown' } | { phase: 'refused'; refusal: Refusal }

/** One intended write of a dialog. It keeps its key until the server has decided it, so that asking again counts once. */
export function useWrite(): { state: WriteState; run: <T>(write: (key: string) => Promise<Answer<T>>) => Promise<Answer<T>> } {
  const key = useRef<string | null>(null)
  const [state, setState] = useState<WriteState>({ phase: 'idle' })

  async function run<T>(write: (key: string) => Promise<Answer<T>>): Promise<Answer<T>> {
    const own = key.current ?? randomKey()
    key.current = own
    setState({ phase: 'working' })
    const answer = await untilDecided(() => write(own))
    if (answer.kind !== 'unreachable') key.current = null
    setState(stateAfter(answer))
    return answer
  }

  return { state, run }
}

function stateAfter(answer: Answer<unknown>): WriteState {
  switch (answer.kind) {
    case 'ok':
      return { phase: 'done' }
    case 'refused':
      return { phase: 'refused', refusal: answer }
    case 'unreachable':
      return { phase: 'unknown' }
    default:
      return answer satisfies never
  }
}
