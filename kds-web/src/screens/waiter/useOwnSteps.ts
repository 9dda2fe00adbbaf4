import type { GoodsId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { useState } from 'react'
import { untilDecided } from '../../api/client.ts'
import { useActions, useClient, useLive, useServerNow } from '../../live/LiveContext.tsx'
import { UNDO_MS } from '../../live/types.ts'
import type { Pile } from './pickups.ts'

/** A tap of this waiter that can still be taken back. */
export interface OwnStep {
  readonly key: string
  readonly action: 'pickUp' | 'deliver'
  readonly order: CateringOrder
  readonly goodsIds: readonly GoodsId[]
  readonly portions: number
  readonly at: number
}

export interface OwnSteps {
  /** The latest step within the last 30 s. */
  readonly latest: OwnStep | null
  /** What could not be taken back. */
  readonly failed: OwnStep | null
  take(action: OwnStep['action'], pile: Pile): void
  undo(step: OwnStep): void
}

/** What this waiter just did, for the strip that takes it back [K9]. */
export function useOwnSteps(): OwnSteps {
  const actions = useActions()
  const client = useClient()
  const now = useServerNow()
  const undoable = useLive((live) => live.undoable)
  const orders = useLive((live) => live.state?.orders)
  const shopId = useLive((live) => live.self?.shopId)
  const [steps, setSteps] = useState<readonly OwnStep[]>([])
  const [failed, setFailed] = useState<OwnStep | null>(null)
  const isOpen = (step: OwnStep) => now - step.at < UNDO_MS && undoable.some((each) => each.key === step.key)

  /** A take-away order is complete with its pickup and has left the screen; taking the pickup back brings it back. */
  async function recallGone(step: OwnStep) {
    if (!shopId) return
    const goods = step.goodsIds.map((goodsId) => ({ goodsId }))
    const answer = await untilDecided((key) => client.goodsActions(shopId, { actions: ['recall'], goods }, key))
    setFailed(answer.kind === 'ok' ? null : step)
  }

  return {
    latest: steps.findLast(isOpen) ?? null,
    failed: failed && now - failed.at < UNDO_MS * 2 ? failed : null,
    take(action, pile) {
      const goodsIds = pile.goods.map((goods) => goods.id)
      const key = actions.takeStep(
        [action],
        goodsIds.map((goodsId) => ({ goodsId })),
      )
      if (key === null) return
      const portions = pile.goods.reduce((sum, goods) => sum + goods.quantity, 0)
      setFailed(null)
      setSteps((before) => [...before.filter(isOpen), { key, action, order: pile.order, goodsIds, portions, at: now }])
    },
    undo(step) {
      setSteps((before) => before.filter((each) => each.key !== step.key))
      if (orders?.has(step.order.id)) actions.undo(step.key)
      else void recallGone(step)
    },
  }
}
