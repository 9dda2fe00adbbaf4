import { useState } from 'react'
import type { Answer, Refusal } from '../../api/answer.ts'
import { randomKey } from '../../api/randomKey.ts'
import { keptWrite, type Write } from './keptWrite.ts'

export type WriteState = { phase: 'idle' | 'working' | 'done' | 'unknown' } | { phase: 'refused'; refusal: Refusal }

/** One intended write of a dialog. Until the server has decided it, asking again repeats it as it was first asked, so that it counts once. */
export function useWrite<T = unknown>(): { state: WriteState; run: (write: Write<T>) => Promise<Answer<T>> } {
  const [send] = useState(() => keptWrite<T>(randomKey))
  const [state, setState] = useState<WriteState>({ phase: 'idle' })

  async function run(write: Write<T>): Promise<Answer<T>> {
    setState({ phase: 'working' })
    const answer = await send(write)
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
