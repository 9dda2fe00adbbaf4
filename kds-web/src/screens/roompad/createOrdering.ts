import type { PlaceOrderAnswer, PlaceOrderRequest } from '@passline/shared/api'
import type { Code } from '@passline/shared/code'
import type { PlaceId } from '@passline/shared/ids'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Answer } from '../../api/answer.ts'
import { orderLines, portions } from '../ordering/cartLines.ts'
import type { PadCart } from './padCart.ts'
import { type Attempt, type Draft, type DraftKeeper, FORGOTTEN_AFTER_MS, NO_DRAFT } from './padDraft.ts'

export interface OrderingState {
  readonly cart: PadCart
  /** `sending` and `unanswered` hold the cart as it is: nobody knows yet whether it was ordered. */
  readonly phase: 'choosing' | 'sending' | 'unanswered'
  /** What became of the last order, until something else happens. */
  readonly outcome: Outcome | null
}

export type Outcome =
  | { readonly kind: 'ordered'; readonly portions: number; readonly joined: boolean }
  | { readonly kind: 'refused'; readonly code: Code; readonly dishIds: readonly string[] }

export interface Ordering {
  readonly store: StoreApi<OrderingState>
  /** Changes the cart, unless it is held. */
  change(change: (cart: PadCart) => PadCart): void
  /** Orders what is in the cart. */
  send(): Promise<void>
  /** Asks again for the answer of an order, under its key. */
  askAgain(): Promise<void>
  /**
   * The order that is open in the room now, as the server has just said; null: none. When it is another than before, a guest has left. What is
   * unanswered is asked for again: the line is back.
   */
  noteOrder(orderId: string | null): void
  dismiss(): void
}

interface OrderingOptions {
  place(request: PlaceOrderRequest, key: string): Promise<Answer<PlaceOrderAnswer>>
  room: PlaceId
  keeper: DraftKeeper
  newKey(): string
  wait(ms: number): Promise<unknown>
  /** The device's clock, ms. */
  now(): number
}

/** Between the tries of one order, ms; then the guest is told, and asks. */
const APART_MS = [600, 1_500, 3_000, 5_000]
/** An order that was sent so long ago is not repeated by itself: the guest may have asked somebody meanwhile. */
const TOO_OLD_MS = 600_000

/** What a guest is ordering. An order counts once however often it is sent, and is never sent for a guest who has left. */
export function createOrdering({ place, room, keeper, newKey, wait, now }: OrderingOptions): Ordering {
  let draft = fresh(keeper.load(), now())
  const store = createStore<OrderingState>(() => ({ cart: draft.cart, phase: draft.attempt ? 'unanswered' : 'choosing', outcome: null }))

  function put(change: Partial<Draft>, shown: Partial<OrderingState> = {}): void {
    draft = { ...draft, ...change }
    keeper.keep(draft)
    store.setState({ cart: draft.cart, ...shown })
  }

  async function ask(attempt: Attempt): Promise<void> {
    if (store.getState().phase === 'sending') return
    store.setState({ phase: 'sending', outcome: null })
    let answer = await place(attempt.request, attempt.key)
    for (const pause of APART_MS) {
      if (answer.kind !== 'unreachable' || draft.attempt !== attempt) break
      await wait(pause)
      if (draft.attempt === attempt) answer = await place(attempt.request, attempt.key)
    }
    if (draft.attempt === attempt) take(answer)
  }

  function take(answer: Answer<PlaceOrderAnswer>): void {
    switch (answer.kind) {
      case 'unreachable':
        store.setState({ phase: 'unanswered' })
        break
      case 'refused': {
        const outcome: Outcome = { kind: 'refused', code: answer.code, dishIds: answer.dishIds }
        put({ attempt: null }, { phase: 'choosing', outcome })
        break
      }
      case 'ok': {
        const outcome: Outcome = { kind: 'ordered', portions: portions(draft.cart), joined: answer.value.joined }
        put({ attempt: null, cart: { ...draft.cart, lines: [] }, orderId: answer.value.order.id }, { phase: 'choosing', outcome })
        break
      }
      default:
        answer satisfies never
    }
  }

  return {
    store,
    change(change) {
      if (draft.attempt) return
      put({ cart: keepable(change(draft.cart)), touchedAt: now() }, { outcome: null })
    },
    async send() {
      if (draft.attempt || draft.cart.lines.length === 0) return
      const attempt = { key: newKey(), request: requestOf(draft.cart, room), at: now() }
      put({ attempt, touchedAt: now() })
      await ask(attempt)
    },
    async askAgain() {
      if (draft.attempt) await ask(draft.attempt)
    },
    noteOrder(orderId) {
      const isOver = draft.orderId !== null && draft.orderId !== orderId
      const isLeft = holdsAnything(draft) && fresh(draft, now()) === NO_DRAFT
      if (isOver || isLeft) put({ ...NO_DRAFT, orderId }, { phase: 'choosing', outcome: null })
      else if (draft.orderId !== orderId) put({ orderId })
      if (draft.attempt && now() - draft.attempt.at < TOO_OLD_MS) void ask(draft.attempt)
    },
    dismiss: () => store.setState({ outcome: null }),
  }

  function requestOf(cart: PadCart, id: PlaceId): PlaceOrderRequest {
    const { allergies, allergyNote } = cart
    return {
      source: 'roomPad',
      place: { kind: 'room', id },
      platform: null,
      lines: orderLines(cart),
      note: '',
      allergies: [...allergies],
      allergyNote,
    }
  }
}

function holdsAnything({ cart, attempt }: Draft): boolean {
  return attempt !== null || cart.lines.length > 0 || cart.allergies.length > 0 || cart.allergyNote !== ''
}

/** The draft, or none when it was left long ago. */
function fresh(draft: Draft, now: number): Draft {
  return now - draft.touchedAt > FORGOTTEN_AFTER_MS ? NO_DRAFT : draft
}

function keepable(cart: PadCart): Draft['cart'] {
  return { ...cart, lines: [...cart.lines], allergies: [...cart.allergies] }
}
