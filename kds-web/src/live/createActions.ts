import { decide, type GoodsAction, type GoodsStatus, isUnseenCancellation, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId, PadCallId } from '@passline/shared/ids'
import type { ShopState } from '@passline/shared/state'
import type { NewOutboxEntry, OutboxRequest, WasGoods } from '../api/outboxEntry.ts'
import { randomKey } from '../api/randomKey.ts'
import type { Inbox } from './inbox.ts'
import type { LiveStore } from './liveStore.ts'
import { afterActions, isProvisional, wasOf } from './overlay.ts'
import type { Receipts } from './receipts.ts'
import { type LiveActions, UNDO_MS, type UndoableStep } from './types.ts'

interface Named {
  goodsId: GoodsId
  quantity?: number
}

/**
 * What a tap does: it is laid over the state at once and given to the outbox.
 * @param now server time, ms
 */
export function createActions({ live, inbox, receipts, addToOutbox, now }: ActionsOptions): LiveActions {
  const { store } = live

  function takeStep(actions: readonly GoodsAction[], goods: readonly Named[], undoable: boolean): string | null {
    const { state, self } = store.getState()
    if (!state || !self) return null
    const at = now()
    const moving = goods.flatMap((each) => movingLine(state, each, actions, at))
    if (moving.length === 0) return null
    const body = { actions: [...actions], goods: moving.map((each) => each.named) }
    const entry = newEntry({ kind: 'goodsActions', shopId: self.shopId, body }, moving, at)
    live.lay([entry], undoable ? undoableStep(entry, actions, moving) : undefined)
    addToOutbox(entry)
    return entry.key
  }

  function stepPadCall(kind: 'takePadCall' | 'donePadCall', padCallId: PadCallId): void {
    const { self } = store.getState()
    if (self) send({ kind, shopId: self.shopId, padCallId, by: { deviceId: self.deviceId, name: self.deviceName } })
  }

  /** What is about no goods: said once, however often it is tapped while it is on its way. */
  function send(request: OutboxRequest): void {
    if (store.getState().pending.some((each) => each.rev === null && isSame(each.request, request))) return
    const entry = newEntry(request, [], now())
    live.lay([entry])
    addToOutbox(entry)
  }

  return {
    takeStep: (actions, goods) =>
      takeStep(actions, goods, !actions.includes('recall') && !actions.includes('rush') && !actions.includes('cancel')),
    cancellationsSeen(goodsIds) {
      const { state, self } = store.getState()
      if (!state || !self) return
      const unseen = goodsIds.flatMap((goodsId) => lineOf(state, goodsId)).filter((each) => isUnseenCancellation(each.goods))
      if (unseen.length === 0) return
      const body = { goodsIds: unseen.map((each) => each.goods.id) }
      const entry = newEntry({ kind: 'cancellationsSeen', shopId: self.shopId, body }, unseen, now())
      live.lay([entry])
      addToOutbox(entry)
    },
    undo(key) {
      const open = store.getState().undoable.filter((step) => canUndo(step, now()))
      const step = key === undefined ? open.at(-1) : open.find((each) => each.key === key)
      if (!step) return false
      live.dropUndoable(step.key)
      for (const steps of new Set(step.goods.map((each) => each.steps))) {
        const goods = step.goods.flatMap((each) => (each.steps === steps && each.goodsId ? [{ goodsId: each.goodsId }] : []))
        takeStep(new Array<GoodsAction>(steps).fill('recall'), goods, false)
      }
      return true
    },
    dismissToast: (id) => live.dropToast(id),
    answer({ callId }) {
      const { self } = store.getState()
      if (!self) return
      send({ kind: 'answerCall', shopId: self.shopId, callId })
      inbox.close([callId])
    },
    takePadCall: (padCallId) => stepPadCall('takePadCall', padCallId),
    donePadCall: (padCallId) => stepPadCall('donePadCall', padCallId),
    noteShown(messageIds) {
      inbox.note('shownAt', messageIds)
      receipts.note('shown', messageIds)
    },
    noteSpoken(messageIds) {
      inbox.note('spokenAt', messageIds)
      receipts.note('spoken', messageIds)
    },
  }
}

export interface ActionsOptions {
  live: LiveStore
  inbox: Pick<Inbox, 'close' | 'note'>
  receipts: Pick<Receipts, 'note'>
  addToOutbox(entry: NewOutboxEntry): void
  now(): number
}

function isSame(a: OutboxRequest, b: OutboxRequest): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Whether a step can be taken back now: it is young enough, and the server has named its parts. */
export function canUndo(step: UndoableStep, now: number): boolean {
  return now - step.at < UNDO_MS && step.goods.every((each) => each.goodsId !== null)
}

interface Moving {
  named: Named
  goods: OrderGoods
  seqNo: number
  after: OrderGoods
}

/** The line, if these actions would change it. */
function movingLine(state: ShopState, named: Named, actions: readonly GoodsAction[], at: number): Moving[] {
  return lineOf(state, named.goodsId).flatMap(({ goods, seqNo }) => {
    const after = isProvisional(goods) ? null : afterActions(goods, actions, new Date(at).toISOString())
    if (after === null || after === goods) return []
    const isWhole = named.quantity === undefined || named.quantity >= goods.quantity
    return [{ named: isWhole ? { goodsId: named.goodsId } : named, goods, seqNo, after }]
  })
}

function lineOf(state: ShopState, goodsId: GoodsId): { goods: OrderGoods; seqNo: number }[] {
  for (const order of state.orders.values()) {
    const goods = order.goods.find((each) => each.id === goodsId)
    if (goods) return [{ goods, seqNo: order.seqNo }]
  }
  return []
}

function newEntry(request: OutboxRequest, lines: readonly { goods: OrderGoods; seqNo: number }[], at: number): NewOutboxEntry {
  const was: Record<string, WasGoods> = Object.fromEntries(lines.map(({ goods, seqNo }) => [goods.id, wasOf(goods, seqNo)]))
  return { key: randomKey(), at, request, was }
}

/** What a step changed and how many recalls take it back; calling again is left out, because a recall would take back the first call too. */
function undoableStep(entry: NewOutboxEntry, actions: readonly GoodsAction[], moving: readonly Moving[]): UndoableStep | undefined {
  const goods = moving.flatMap((each) => {
    const steps = recallsBetween(each.after, each.goods.status)
    return steps === null ? [] : [{ goodsId: each.named.quantity === undefined ? each.goods.id : null, from: each.goods.id, steps }]
  })
  const first = moving[0]
  if (!first || goods.length === 0) return undefined
  return { key: entry.key, at: entry.at, actions, goods, seqNo: first.seqNo, name: first.goods.name }
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
