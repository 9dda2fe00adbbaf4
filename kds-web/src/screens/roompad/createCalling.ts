import type { Code } from '@passline/shared/code'
import type { PadCallId, ShopId } from '@passline/shared/ids'
import type { PadCallKind } from '@passline/shared/padCall'
import type { KnownPadCall, ListedPadCall } from '@passline/shared/padCallApi'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PadCallClient } from '../../api/padCalls.ts'

/** A call that the guest asked for and that the server has not confirmed. */
export interface Asking {
  /** Its Idempotency-Key: trying again never calls twice. */
  readonly key: string
  readonly kind: PadCallKind
  readonly text: string
  readonly phase: 'sending' | 'unsent'
  /** Why the server said no; null when nobody heard it. */
  readonly code: Code | null
}

export interface CallingState {
  /** As the server said last; null before it has. */
  readonly calls: readonly ListedPadCall[] | null
  readonly asking: readonly Asking[]
  /** Calls that could not be cancelled. */
  readonly uncancelled: ReadonlySet<PadCallId>
}

export interface Calling {
  readonly store: StoreApi<CallingState>
  /** Asks the server for the calls of this pad. */
  refresh(): Promise<void>
  /** Calls; the same while it is still being sent is no second call. */
  ask(kind: PadCallKind, text: string): Promise<void>
  /** Sends what was not sent once more, with its key. */
  askAgain(asking: Asking): Promise<void>
  giveUp(asking: Asking): void
  cancel(padCallId: PadCallId): Promise<void>
}

interface CallingOptions {
  client: Pick<PadCallClient, 'padCalls' | 'placePadCall' | 'cancelPadCall'>
  shopId: ShopId
  newKey(): string
  wait(ms: number): Promise<unknown>
}

const TRIES = 2
const APART_MS = 600

/** A guest's calls: what the server knows of them, and what it does not know yet. Nothing is shown as sent before the server has it. */
export function createCalling({ client, shopId, newKey, wait }: CallingOptions): Calling {
  const store = createStore<CallingState>(() => ({ calls: null, asking: [], uncancelled: new Set() }))
  /** Grows with everything that is newer than a list that is still on its way. */
  let turn = 0

  async function send(asking: Asking): Promise<void> {
    put({ ...asking, phase: 'sending', code: null })
    const { kind, text, key } = asking
    let answer = await client.placePadCall(shopId, { kind, text }, key)
    for (let tries = 1; tries < TRIES && answer.kind === 'unreachable'; tries++) {
      await wait(APART_MS)
      answer = await client.placePadCall(shopId, { kind, text }, key)
    }
    if (answer.kind === 'ok') {
      drop(key)
      keep(answer.value.padCall)
    } else put({ ...asking, phase: 'unsent', code: answer.kind === 'refused' ? answer.code : null })
  }

  function put(asking: Asking): void {
    store.setState(({ asking: before }) => ({ asking: [...before.filter((each) => each.key !== asking.key), asking] }))
  }

  function drop(key: string): void {
    store.setState(({ asking }) => ({ asking: asking.filter((each) => each.key !== key) }))
  }

  /** What was passed on stays so: only the list says when it was. */
  function keep(call: KnownPadCall): void {
    turn++
    const before = store.getState().calls ?? []
    const passedOnAt = before.find((each) => each.id === call.id)?.passedOnAt ?? null
    store.setState({ calls: [{ ...call, passedOnAt }, ...before.filter((each) => each.id !== call.id)] })
  }

  function noteUncancelled(id: PadCallId, isUncancelled: boolean): void {
    const others = [...store.getState().uncancelled].filter((each) => each !== id)
    store.setState({ uncancelled: new Set(isUncancelled ? [...others, id] : others) })
  }

  return {
    store,
    async refresh() {
      const mine = ++turn
      const answer = await client.padCalls(shopId)
      if (mine === turn && answer.kind === 'ok') store.setState({ calls: answer.value.padCalls })
    },
    async ask(kind, text) {
      const { asking } = store.getState()
      if (asking.some((each) => each.kind === kind && each.text === text)) return
      await send({ key: newKey(), kind, text, phase: 'sending', code: null })
    },
    askAgain: send,
    giveUp: ({ key }) => drop(key),
    async cancel(padCallId) {
      noteUncancelled(padCallId, false)
      const answer = await client.cancelPadCall(shopId, padCallId, newKey())
      if (answer.kind === 'ok') keep(answer.value.padCall)
      else noteUncancelled(padCallId, true)
    },
  }
}
