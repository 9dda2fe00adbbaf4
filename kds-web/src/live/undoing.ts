import { decide, type GoodsAction, type GoodsStatus, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import type { ShopState } from '@passline/shared/state'
import type { NewOutboxEntry } from '../api/outboxEntry.ts'
import { lineOf } from './lineOf.ts'
import { UNDO_MS, type UndoableStep } from './types.ts'

/**
 * The steps that can be taken back now, oldest first, each with its lines that nobody has moved on. A later step of this screen does not
 * count: it is taken back first.
 * @param now server time, ms
 */
export function openSteps(undoable: readonly UndoableStep[], state: ShopState | null, now: number): UndoableStep[] {
  const undone = new Map<GoodsId, GoodsStatus>()
  const latestFirst = [...undoable].reverse().flatMap((step) => {
    if (now - step.at >= UNDO_MS) return []
    const goods = standing(step, state, undone)
    for (const each of goods) undone.set(each.goodsId, each.before)
    return goods.length > 0 || step.reverse ? [{ ...step, goods, name: goods[0]?.name ?? step.name }] : []
  })
  return latestFirst.reverse()
}

/**
 * The lines of a step that are still where it left them; none while the server has not named all its parts.
 * @param undone where lines would be if later steps were taken back before
 */
export function standing(step: UndoableStep, state: ShopState | null, undone: ReadonlyMap<GoodsId, GoodsStatus> = new Map()): Named[] {
  const named = step.goods.filter(isNamed)
  if (named.length < step.goods.length) return []
  return named.filter(({ goodsId, after }) => (undone.get(goodsId) ?? lineOf(state, goodsId)?.goods.status) === after)
}

type Named = UndoableStep['goods'][number] & { goodsId: GoodsId }

function isNamed(goods: UndoableStep['goods'][number]): goods is Named {
  return goods.goodsId !== null
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
  const goods = moving.flatMap(({ named, goods: { id, name, status }, after }) => {
    const steps = recallsBetween(after, status)
    if (steps === null) return []
    return [{ goodsId: named.quantity === undefined ? id : null, from: id, name, steps, before: status, after: after.status }]
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
