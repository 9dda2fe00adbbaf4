import type { GoodsAction } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { CateringOrder } from '@passline/shared/order'
import { useEffect, useMemo, useRef, useState } from 'react'
import { untilDecided } from '../../api/client.ts'
import { useActions, useClient, useLive, useServerNow, useTicking } from '../../live/LiveContext.tsx'
import { UNDO_MS } from '../../live/types.ts'
import { createSlip } from '../../parts/slip.ts'
import { isJustCalled } from './justCalled.ts'
import type { Parcel } from './matrix.ts'
import { linesToTakeBack, type PassStep } from './takingBack.ts'

export interface Named {
  goodsId: GoodsId
  quantity?: number
}

export interface PassWork {
  /** The latest step that can be taken back. */
  readonly latest: PassStep | null
  /** What could not be taken back. */
  readonly failed: PassStep | null
  /** Orders that this screen called itself a moment ago. */
  readonly ownCalls: ReadonlySet<string>
  call(order: CateringOrder, goods: readonly Named[]): void
  /** Calls what was called before [K4]. */
  callAgain(parcel: Parcel): void
  pickUp(order: CateringOrder, goods: readonly Named[]): void
  undo(): void
}

/** How long a pickup at the pass can be taken back, ms. */
const PICK_UP_UNDO_MS = 600_000
/** One target for all orders: after a tap what stood there has moved, and another order has taken its place. */
const ANY_ORDER = 'order'

/** What the runner does: call, hand over, take back. */
export function usePassWork(): PassWork {
  const { takeStep, undo } = useActions()
  const ticking = useTicking()
  const now = useServerNow()
  const undoable = useLive((live) => live.undoable)
  const state = useLive((live) => live.state)
  const recallLate = useLateRecall()
  const [steps, setSteps] = useState<readonly PassStep[]>([])
  const [failed, setFailed] = useState<PassStep | null>(null)
  const [slip] = useState(() => createSlip())
  const young = steps.filter((step) => now - step.at < windowOf(step))
  const latest = young.findLast((step) => linesToTakeBack(step, { undoable, state }).length > 0) ?? null
  const kept = useRef(young)
  useEffect(() => {
    kept.current = young
  })
  const own = steps.flatMap((step) => (step.action === 'call' && now - step.at < UNDO_MS ? [step.order.id as string] : [])).join(' ')
  const ownCalls = useMemo(() => new Set(own.split(' ')), [own])

  const acts = useMemo(() => {
    const take = (action: PassStep['action'] & GoodsAction, order: CateringOrder, goods: readonly Named[]) => {
      if (goods.length === 0 || slip.isSlip(ANY_ORDER)) return
      const key = takeStep([action], goods)
      if (key === null) return
      setFailed(null)
      setSteps([...kept.current, { key, action, order, at: ticking.now() }])
    }
    return {
      call: (order: CateringOrder, goods: readonly Named[]) => take('call', order, goods),
      callAgain({ order, goods, calledAt }: Parcel) {
        if (isJustCalled(calledAt, ticking.now())) return
        take(
          'call',
          order,
          goods.map((each) => ({ goodsId: each.id })),
        )
      },
      pickUp: (order: CateringOrder, goods: readonly Named[]) => take('pickUp', order, goods),
    }
  }, [takeStep, ticking, slip])

  return {
    latest,
    failed: failed && now - failed.at < PICK_UP_UNDO_MS ? failed : null,
    ownCalls,
    ...acts,
    undo() {
      if (!latest || slip.isSlip('undo')) return
      setSteps((before) => before.filter((each) => each.key !== latest.key))
      // An order that ended with its pickup has left the screen: only the server can bring it back.
      if (!state?.orders.has(latest.order.id) || !undo(latest.key))
        void recallLate(latest).then((isDone) => setFailed(isDone ? null : latest))
    },
  }
}

function windowOf({ action }: PassStep): number {
  return action === 'pickUp' ? PICK_UP_UNDO_MS : UNDO_MS
}

/** Takes back what the usual undo does not reach: what is too old for it, or has left the screen. */
function useLateRecall(): (step: PassStep) => Promise<boolean> {
  const { takeStep } = useActions()
  const client = useClient()
  const shopId = useLive((live) => live.self?.shopId ?? null)
  const undoable = useLive((live) => live.undoable)
  const state = useLive((live) => live.state)
  return async (step) => {
    const goods = linesToTakeBack(step, { undoable, state })
    if (goods.length === 0 || shopId === null) return false
    if (state?.orders.has(step.order.id)) return takeStep(['recall'], goods) !== null
    const answer = await untilDecided((key) => client.goodsActions(shopId, { actions: ['recall'], goods }, key))
    return answer.kind === 'ok'
  }
}
