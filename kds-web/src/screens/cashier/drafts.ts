import type { PlaceOrderRequest } from '@passline/shared/api'
import { type Cart, EMPTY_CART, isEmpty, joinedCart } from './cart.ts'
import { type Target, targetAt, targetKey } from './target.ts'

/** A request that was sent and whose answer is not known: it is repeated under the same key until it is, so that it counts once. */
export interface Attempt {
  readonly key: string
  readonly request: PlaceOrderRequest
  /** When it was first sent, in ms of this device. */
  readonly at: number
}

/** A cart and the attempt to order it. While an attempt is unanswered the cart must not change. */
export interface Draft {
  readonly cart: Cart
  readonly attempt: Attempt | null
}

/** All that is not ordered yet, by target, and the target in front. Kept across reloads. */
export interface Drafts {
  readonly target: Target | null
  readonly byTarget: Readonly<Record<string, Draft>>
}

export const NO_DRAFTS: Drafts = { target: null, byTarget: {} }

const EMPTY_DRAFT: Draft = { cart: EMPTY_CART, attempt: null }

export function draftFor(drafts: Drafts, target: Target | null): Draft {
  return drafts.byTarget[targetKey(target)] ?? EMPTY_DRAFT
}

/** Changes the draft of a target. */
export function withDraft(drafts: Drafts, target: Target | null, change: (draft: Draft) => Draft): Drafts {
  const next = change(draftFor(drafts, target))
  const { [targetKey(target)]: _before, ...others } = drafts.byTarget
  return { ...drafts, byTarget: isEmpty(next.cart) && next.attempt === null ? others : { ...others, [targetKey(target)]: next } }
}

/** Changes the cart of a target; an unanswered attempt holds it as it is. */
export function withCart(drafts: Drafts, target: Target | null, change: (cart: Cart) => Cart): Drafts {
  return withDraft(drafts, target, (draft) => (draft.attempt ? draft : { ...draft, cart: change(draft.cart) }))
}

/** Shows another target. Each keeps its own cart; only what was chosen before any target was comes along. */
export function turnedTo(drafts: Drafts, target: Target | null): Drafts {
  const turned = { ...drafts, target }
  return drafts.target === null && target !== null ? moved(turned, null, target) : turned
}

/** Sends the cart in front to another target: the cashier had chosen the wrong one. */
export function redirected(drafts: Drafts, target: Target): Drafts {
  return moved({ ...drafts, target }, drafts.target, target)
}

function moved(drafts: Drafts, from: Target | null, to: Target): Drafts {
  const source = draftFor(drafts, from)
  const isHeld = source.attempt !== null || draftFor(drafts, to).attempt !== null
  if (isHeld || isEmpty(source.cart) || targetKey(from) === targetKey(to)) return drafts
  const emptied = withCart(drafts, from, () => EMPTY_CART)
  return withCart(emptied, to, (cart) => joinedCart(cart, source.cart))
}

/** What is not ordered yet for targets that are not in front. */
export function unsentDrafts(drafts: Drafts): { target: Target; draft: Draft }[] {
  return Object.entries(drafts.byTarget).flatMap(([key, draft]) => {
    const target = targetAt(key)
    return target === null || key === targetKey(drafts.target) || (draft.cart.lines.length === 0 && draft.attempt === null)
      ? []
      : [{ target, draft }]
  })
}
