import { type PlaceOrderAnswer, type PlaceOrderInput, placeOrderRequest } from '@passline/shared/api'
import type { Code } from '@passline/shared/code'
import type { OrderId } from '@passline/shared/ids'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Answer } from '../../api/answer.ts'
import { orderLines } from '../ordering/cartLines.ts'
import { EMPTY_CART } from './cart.ts'
import { type Attempt, type Drafts, draftFor, withDraft } from './drafts.ts'
import { addressOf, type Target, targetKey } from './target.ts'

/** The end of an attempt that the cashier must hear of. */
export type Notice =
  | {
      readonly kind: 'placed'
      readonly target: Target
      readonly orderId: OrderId
      readonly seqNo: number
      readonly joined: boolean
      readonly rev: number
    }
  | { readonly kind: 'refused'; readonly target: Target; readonly code: Code; readonly dishIds: readonly string[] }

export interface TillState {
  readonly drafts: Drafts
  /** Targets whose order is on its way to the server. */
  readonly sending: ReadonlySet<string>
  readonly notice: Notice | null
}

/** What the cashier is about to order, and ordering it. */
export interface Till {
  store: StoreApi<TillState>
  change(change: (drafts: Drafts) => Drafts): void
  /** Orders the cart of a target, or asks again after an attempt whose answer got lost. One key per intended order, so it counts once. */
  send(target: Target): Promise<void>
  /** Asks again about every attempt that is still fresh; for the moment the connection is back. */
  resume(): Promise<void>
  /** Lets an unanswered attempt go, so that the cart can be changed; sent again, it is a new order. */
  giveUp(target: Target): void
  dismissNotice(): void
}

export interface TillPorts {
  placeOrder(request: PlaceOrderInput, key: string): Promise<Answer<PlaceOrderAnswer>>
  newKey(): string
  /** ms of this device, only compared with itself. */
  now(): number
  wait(ms: number): Promise<void>
  load(): Drafts
  save(drafts: Drafts): void
}

/** How long an unanswered attempt is repeated without asking the cashier, in ms. */
const FRESH_MS = 120_000
const TRIES = 4

export function createTill(ports: TillPorts): Till {
  const store = createStore<TillState>(() => ({ drafts: ports.load(), sending: new Set(), notice: null }))

  function change(step: (drafts: Drafts) => Drafts): void {
    const before = store.getState().drafts
    const drafts = step(before)
    if (drafts === before) return
    store.setState({ drafts })
    ports.save(drafts)
  }

  function setSending(target: Target, isSending: boolean): void {
    const sending = new Set(store.getState().sending)
    if (isSending) sending.add(targetKey(target))
    else sending.delete(targetKey(target))
    store.setState({ sending })
  }

  async function send(target: Target): Promise<void> {
    if (store.getState().sending.has(targetKey(target))) return
    const draft = draftFor(store.getState().drafts, target)
    if (draft.attempt === null && draft.cart.lines.length === 0) return
    const attempt = draft.attempt ?? newAttempt(target)
    if (attempt === null) return store.setState({ notice: { kind: 'refused', target, code: 'invalid', dishIds: [] } })
    // The attempt is kept before it is sent: a reload in between must find the key again.
    change((drafts) => withDraft(drafts, target, ({ cart }) => ({ cart, attempt })))
    setSending(target, true)
    const answer = await decided(attempt)
    setSending(target, false)
    conclude(target, answer)
  }

  /** Null when the cart does not make a valid request, such as with pasted control characters. */
  function newAttempt(target: Target): Attempt | null {
    const { cart } = draftFor(store.getState().drafts, target)
    const { note, allergies, allergyNote } = cart
    const request = placeOrderRequest.safeParse({
      ...addressOf(target),
      lines: orderLines(cart),
      note: note.trim(),
      allergies,
      allergyNote: allergyNote.trim(),
    })
    return request.success ? { key: ports.newKey(), request: request.data, at: ports.now() } : null
  }

  async function decided(attempt: Attempt): Promise<Answer<PlaceOrderAnswer>> {
    for (let tried = 1; ; tried++) {
      const answer = await ports.placeOrder(attempt.request, attempt.key)
      if (answer.kind !== 'unreachable' || tried === TRIES) return answer
      await ports.wait(answer.retryAfterMs ?? 400 * 2 ** (tried - 1))
    }
  }

  function conclude(target: Target, answer: Answer<PlaceOrderAnswer>): void {
    switch (answer.kind) {
      case 'ok': {
        const { order, joined, rev } = answer.value
        change((drafts) => withDraft(drafts, target, () => ({ cart: EMPTY_CART, attempt: null })))
        store.setState({ notice: { kind: 'placed', target, orderId: order.id, seqNo: order.seqNo, joined, rev } })
        return
      }
      case 'refused':
        change((drafts) => withDraft(drafts, target, ({ cart }) => ({ cart, attempt: null })))
        store.setState({ notice: { kind: 'refused', target, code: answer.code, dishIds: answer.dishIds } })
        return
      case 'unreachable':
        return
      default:
        answer satisfies never
    }
  }

  return {
    store,
    change,
    send,
    async resume() {
      const attempts = Object.values(store.getState().drafts.byTarget).flatMap(({ attempt }) => attempt ?? [])
      const fresh = attempts.filter((attempt) => ports.now() - attempt.at < FRESH_MS)
      await Promise.all(fresh.map((attempt) => send(targetOfRequest(attempt))))
    },
    giveUp(target) {
      change((drafts) => withDraft(drafts, target, ({ cart }) => ({ cart, attempt: null })))
    },
    dismissNotice() {
      store.setState({ notice: null })
    },
  }
}

function targetOfRequest({ request }: Attempt): Target {
  return request.place ?? { kind: 'takeAway' }
}
