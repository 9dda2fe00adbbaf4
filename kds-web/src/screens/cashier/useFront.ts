import type { Allergen } from '@passline/shared/allergen'
import type { OrderId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import type { Dish } from '@passline/shared/shop'
import type { ShopState } from '@passline/shared/state'
import { useEffect, useState } from 'react'
import { randomKey } from '../../api/randomKey.ts'
import { type PricedLine, pricedLines } from '../ordering/pricedLines.ts'
import { allergyOf, joinedAllergy } from './allergy.ts'
import { type Block, blockOf } from './blocked.ts'
import { type Cart, isEmpty, withLine } from './cart.ts'
import { type Draft, draftFor, redirected, turnedTo, withCart } from './drafts.ts'
import type { OpenDialog } from './openDialog.ts'
import { joinedOrder, type Target, targetKey, targetOf } from './target.ts'
import type { useTill } from './useTill.ts'

/** What is in front of the cashier: a target with its cart and open order, or one order that takes no more goods. */
export interface Front {
  readonly target: Target | null
  readonly draft: Draft
  readonly lines: readonly PricedLine[]
  readonly order: CateringOrder | null
  /** The order in front has no place: nothing can be added to it [K12]. */
  readonly isAlone: boolean
  /** Somebody tried to add to it. */
  readonly isNudged: boolean
  /** Sent, and not answered: the cart stands still. */
  readonly isHeld: boolean
  readonly isSending: boolean
  readonly block: Block | null
  /** What the guest must not be given, by the cart and by the order that it joins. */
  readonly allergies: readonly Allergen[]
  open(order: CateringOrder): void
  show(target: Target): void
  /** Takes what is chosen along to another target, or leaves it where it is. */
  pick(target: Target, takesAlong: boolean): void
  /** One step back: from an order without a place, then from a target for which nothing is chosen. */
  leave(): void
  changeCart(change: (cart: Cart) => Cart): void
  /** Puts a dish into the cart; one with options asks for them first. */
  choose(dish: Dish, ask: (dialog: OpenDialog) => void): void
}

export function useFront(till: ReturnType<typeof useTill>, state: ShopState, isOnline: boolean): Front {
  const [aloneId, setAloneId] = useState<OrderId | null>(null)
  const [isNudged, setNudged] = useState(false)
  const { drafts, sending } = till.state
  const { target } = drafts
  const found = aloneId === null ? undefined : state.orders.get(aloneId)
  const alone = found?.status === 'open' ? found : null
  const draft = draftFor(drafts, target)
  const lines = pricedLines(draft.cart, state.dishes)

  useEffect(() => {
    if (!isNudged) return
    const timer = setTimeout(() => setNudged(false), NUDGED_MS)
    return () => clearTimeout(timer)
  }, [isNudged])

  function show(next: Target) {
    setAloneId(null)
    till.change((before) => turnedTo(before, next))
  }

  const order = alone ?? joinedOrder(target, state.orders.values())
  return {
    target,
    draft,
    lines,
    order,
    allergies: joinedAllergy(draft.cart, allergyOf(order)).allergies,
    isAlone: alone !== null,
    isNudged,
    isHeld: draft.attempt !== null,
    isSending: target !== null && sending.has(targetKey(target)),
    block: blockOf(draft.cart, lines, { target, isOnline }),
    show,
    open(order) {
      const next = targetOf(order)
      if (next) show(next)
      else setAloneId(order.id)
    },
    pick(next, takesAlong) {
      setAloneId(null)
      till.change((before) => (takesAlong ? redirected(before, next) : turnedTo(before, next)))
    },
    leave() {
      if (alone) setAloneId(null)
      else if (isEmpty(draft.cart) && draft.attempt === null) till.change((before) => turnedTo(before, null))
    },
    changeCart: (change) => till.change((before) => withCart(before, target, change)),
    choose(dish, ask) {
      if (alone) setNudged(true)
      else if (draft.attempt === null && dish.options.length > 0) ask({ kind: 'options', dishId: dish.id, line: null })
      else
        till.change((before) =>
          withCart(before, target, (cart) =>
            withLine(cart, { id: randomKey(), dishId: dish.id, quantity: 1, options: [], note: '', course: null }),
          ),
        )
    },
  }
}

const NUDGED_MS = 2_000
