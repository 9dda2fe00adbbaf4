import { type CateringOrder, completesByItself } from '@passline/shared/order'
import { useState } from 'react'
import { useActions, useLive, useServerNow } from '../../live/LiveContext.tsx'
import { UNDO_MS } from '../../live/types.ts'
import { openSteps } from '../../live/undoing.ts'
import type { Pile } from './pickups.ts'

/** A tap of this waiter that can still be taken back. */
export interface OwnStep {
  readonly key: string
  readonly action: 'pickUp' | 'deliver'
  readonly order: CateringOrder
  readonly portions: number
  readonly at: number
}

export interface OwnSteps {
  /** The latest step within the last 30 s. */
  readonly latest: OwnStep | null
  take(action: OwnStep['action'], pile: Pile): void
  undo(step: OwnStep): void
}

/** What this waiter just did, for the strip that takes it back [K9]. */
export function useOwnSteps(): OwnSteps {
  const actions = useActions()
  const now = useServerNow()
  const undoable = useLive((live) => live.undoable)
  const state = useLive((live) => live.state)
  const [steps, setSteps] = useState<readonly OwnStep[]>([])
  const standing = openSteps(undoable, state, now)
  const isOpen = (step: OwnStep) => now - step.at < UNDO_MS && candidates(step).some((each) => each.key === step.key)

  /** A take-away order is complete with its pickup and has left the screen: nobody moves it on, and taking the pickup back brings it back. */
  function candidates({ order }: OwnStep) {
    if (state?.orders.has(order.id)) return standing
    return completesByItself(order.source) ? undoable : []
  }

  function recallGone({ key, order }: OwnStep) {
    const taken = undoable.find((each) => each.key === key)?.goods ?? []
    for (const goods of order.goods) {
      const moved = taken.find((each) => each.goodsId === goods.id)
      if (moved) actions.recallGone({ ...goods, status: moved.after }, order.seqNo)
    }
  }

  return {
    latest: steps.findLast(isOpen) ?? null,
    take(action, pile) {
      const key = actions.takeStep(
        [action],
        pile.goods.map((goods) => ({ goodsId: goods.id })),
      )
      if (key === null) return
      const portions = pile.goods.reduce((sum, goods) => sum + goods.quantity, 0)
      setSteps((before) => [...before.filter(isOpen), { key, action, order: pile.order, portions, at: now }])
    },
    undo(step) {
      setSteps((before) => before.filter((each) => each.key !== step.key))
      if (state?.orders.has(step.order.id)) actions.undo(step.key)
      else recallGone(step)
    },
  }
}
