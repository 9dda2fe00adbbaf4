import type { GuestView } from '@passline/shared/guestApi'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { GuestAnswer } from '../../api/guestPage.ts'

/** What a guest's phone knows of its order. */
export interface GuestPageState {
  /** As the server said last; null before it has. */
  readonly view: GuestView | null
  /** When it said so, by its own clock, ms; null before it has. */
  readonly checkedAt: number | null
  /** `stale` is not proven current, `checking` is about to be, `wrong` is no page at all. */
  readonly phase: 'loading' | 'current' | 'checking' | 'stale' | 'wrong'
}

export interface GuestFollowing {
  readonly store: StoreApi<GuestPageState>
  /** The page came to the front or went away. In front it is asked for at once. */
  seen(isInFront: boolean): void
  /** Asks often even when nobody looks, because the phone shall ring. */
  stayAwake(isAwake: boolean): void
  stop(): void
}

interface FollowOptions {
  read(tag: string | null): Promise<GuestAnswer>
  /** Calls back once after so many ms; returns how to call it off. */
  later(call: () => void, ms: number): () => void
}

const EVERY_MS = 4_000
const UNSEEN_EVERY_MS = 30_000
const MOST_MS = 30_000

/** Follows one page by asking: often while somebody looks, seldom otherwise, and ever less often while nobody answers. */
export function followPage({ read, later }: FollowOptions): GuestFollowing {
  const store = createStore<GuestPageState>(() => ({ view: null, checkedAt: null, phase: 'loading' }))
  let tag: string | null = null
  let failures = 0
  let isInFront = true
  let isAwake = false
  let isAsking = false
  let isOver = false
  let callOff = (): void => undefined

  async function ask(): Promise<void> {
    if (isAsking || isOver) return
    callOff()
    isAsking = true
    const answer = await read(tag)
    isAsking = false
    if (isOver) return
    take(answer)
    if (answer.kind !== 'wrong') callOff = later(() => void ask(), pause())
  }

  function take(answer: GuestAnswer): void {
    failures = answer.kind === 'unreachable' ? failures + 1 : 0
    if (answer.kind === 'page') tag = answer.tag
    store.setState(learntFrom(answer))
  }

  function pause(): number {
    const isOften = store.getState().view?.status !== 'closed' && (isAwake || isInFront)
    return Math.min(MOST_MS, (isOften ? EVERY_MS : UNSEEN_EVERY_MS) * 2 ** Math.max(0, failures - 1))
  }

  void ask()
  return {
    store,
    seen(inFront) {
      isInFront = inFront
      if (!inFront || store.getState().phase === 'wrong') return
      if (store.getState().view !== null) store.setState({ phase: 'checking' })
      void ask()
    },
    stayAwake(awake) {
      isAwake = awake
    },
    stop() {
      isOver = true
      callOff()
    },
  }
}

function learntFrom(answer: GuestAnswer): Partial<GuestPageState> {
  switch (answer.kind) {
    case 'page':
      return { view: answer.view, checkedAt: answer.at, phase: 'current' }
    case 'same':
      return { checkedAt: answer.at, phase: 'current' }
    case 'wrong':
      return { view: null, phase: 'wrong' }
    case 'unreachable':
      return { phase: 'stale' }
    default:
      return answer satisfies never
  }
}
