import { decide, type GoodsAction, type GoodsStatus, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { NewOutboxEntry } from '../api/outboxEntry.ts'
import { UNDO_MS, type UndoableStep } from './types.ts'

/** Whether a step can be taken back now: it is young enough, and the server has named its parts. */
export function canUndo(step: UndoableStep, now: number): boolean {
  return now - step.at < UNDO_MS && step.goods.every((each) => each.goodsId !== null)
}

/** A line that takes a step: which part of it, and what it is afterwards. */
export interface Moving {
  named: { goodsId: GoodsId; quantity?: number }
  goods: OrderGoods
  seqNo: number
  after: OrderGoods
}

/** What a step changed and how many recalls take it back; calling again is left out, because a recall would take back the first call too. */
export function undoableStep(entry: NewOutboxEntry, actions: readonly GoodsAction[], moving: readonly Moving[]): UndoableStep | undefined {
  const goods = moving.flatMap((each) => {
    const steps = recallsBetween(each.after, each.goods.status)
    return steps === null ? [] : [{ goodsId: each.named.quantity === undefined ? each.goods.id : null, from: each.goods.id, steps }]
  })
  const first = moving[0]
  if (!first || goods.length === 0) return undefined
  return { key: entry.key, at: entry.at, actions, goods, reverse: null, seqNo: first.seqNo, name: first.goods.name }
}

/** @returns null when recalls do not lead there, or when it is no step at all */
function recallsBetween(after: OrderGoods, status: GoodsStatus): number | null {
  let line = after
  for (let steps = 0; steps <= MOST_STEPS; steps++) {
    if (line.status === status) return steps === 0 ? null : steps
    const decision = decide(line, 'recall', '')
    if (decision.outcome !== 'changed') return null
    line = { ...line, ...decision.change } as OrderGoods
  }
  return null
}

/** The most actions one request may name. */
const MOST_STEPS = 3
