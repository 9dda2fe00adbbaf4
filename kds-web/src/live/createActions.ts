import { type GoodsAction, isToMake, isUnseenCancellation, type OrderGoods } from '@passline/shared/goods'
import type { DishId, GoodsId, OrderId, PadCallId } from '@passline/shared/ids'
import type { StaffMember } from '@passline/shared/staff'
import type { ShopState } from '@passline/shared/state'
import type { Name } from '@passline/shared/text'
import type { NewOutboxEntry, OutboxRequest, WasGoods } from '../api/outboxEntry.ts'
import { randomKey } from '../api/randomKey.ts'
import type { Inbox } from './inbox.ts'
import { type Found, lineOf } from './lineOf.ts'
import type { LiveStore } from './liveStore.ts'
import { afterActions, isProvisional, wasOf } from './overlay.ts'
import type { Receipts } from './receipts.ts'
import type { LiveActions, Self } from './types.ts'
import { type Moving, openSteps, undoableStep } from './undoing.ts'

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
    const tapped = actions.includes('start') && { tappedAt: new Date(at).toISOString() }
    const body = { actions: [...actions], goods: moving.map((each) => each.named), ...tapped }
    const entry = newEntry({ kind: 'goodsActions', shopId: self.shopId, body }, moving, at)
    live.lay([entry], undoable ? undoableStep(entry, actions, moving) : undefined)
    addToOutbox(entry)
    return entry.key
  }

  /** Goods that somebody here has acknowledged. */
  function seeGoods(goodsIds: readonly GoodsId[], isUnseen: (goods: OrderGoods) => boolean, requestOf: SeeingRequest): void {
    const { state, self } = store.getState()
    if (!state || !self) return
    const unseen = goodsIds.flatMap((goodsId) => lineOf(state, goodsId) ?? []).filter((each) => isUnseen(each.goods))
    if (unseen.length === 0) return
    const entry = newEntry(
      requestOf(
        self,
        unseen.map((each) => each.goods.id),
      ),
      unseen,
      now(),
    )
    live.lay([entry])
    addToOutbox(entry)
  }

  /** A write that another write takes back. */
  function doReversibly(
    request: OutboxRequest,
    reverse: OutboxRequest,
    called: { seqNo: number | null; name: Name },
    lines: Found[],
  ): void {
    const entry = newEntry(request, lines, now())
    live.lay([entry], { key: entry.key, at: entry.at, actions: [], goods: [], reverse, ...called })
    addToOutbox(entry)
  }

  function changeDish(dishId: DishId, requestOf: (shopId: Self['shopId']) => OutboxRequest): void {
    const { state, self } = store.getState()
    const dish = state?.dishes.get(dishId)
    if (!dish || !self) return
    const { shopId } = self
    const reverse: OutboxRequest = dish.soldOut
      ? { kind: 'soldOut', shopId, dishId, until: dish.soldOutUntil }
      : { kind: 'backOnSale', shopId, dishId }
    doReversibly(requestOf(shopId), reverse, { seqNo: null, name: dish.name }, [])
  }

  function stepPadCall(kind: 'takePadCall' | 'donePadCall', padCallId: PadCallId): void {
    const { self } = store.getState()
    if (self) send({ kind, shopId: self.shopId, padCallId, by: memberOf(self) })
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
    cancellationsSeen: (goodsIds) =>
      seeGoods(goodsIds, isUnseenCancellation, ({ shopId }, ids) => ({ kind: 'cancellationsSeen', shopId, body: { goodsIds: ids } })),
    rushesSeen: (goodsIds) =>
      seeGoods(goodsIds, isUnseenRush, (self, ids) => ({
        kind: 'rushesSeen',
        shopId: self.shopId,
        body: { goodsIds: ids },
        by: memberOf(self),
      })),
    changesSeen(orderId: OrderId, body) {
      const { self } = store.getState()
      if (self) send({ kind: 'changesSeen', shopId: self.shopId, orderId, body, by: memberOf(self) })
    },
    moveGoods(goodsId, stationId) {
      const { state, self } = store.getState()
      const found = lineOf(state, goodsId)
      if (!self || !found || found.goods.stationId === stationId || isProvisional(found.goods)) return
      const request = { kind: 'moveGoods', shopId: self.shopId, goodsId } as const
      const reverse = { ...request, stationId: found.goods.stationId }
      doReversibly({ ...request, stationId }, reverse, { seqNo: found.seqNo, name: found.goods.name }, [found])
    },
    sellOut: (dishId, until) => changeDish(dishId, (shopId) => ({ kind: 'soldOut', shopId, dishId, until })),
    putBackOnSale: (dishId) => changeDish(dishId, (shopId) => ({ kind: 'backOnSale', shopId, dishId })),
    recallGone(goods, seqNo) {
      const { self } = store.getState()
      if (!self) return
      const body = { actions: ['recall' as const], goods: [{ goodsId: goods.id }] }
      const entry = newEntry({ kind: 'goodsActions', shopId: self.shopId, body }, [{ goods, seqNo }], now())
      live.lay([entry])
      addToOutbox(entry)
    },
    undo(key) {
      const { undoable, state } = store.getState()
      const known = undoable.filter((each) => key === undefined || each.key === key)
      const step = openSteps(known, state, now()).at(-1)
      if (!step) return false
      live.dropUndoable(step.key)
      if (step.reverse) {
        const line = step.reverse.kind === 'moveGoods' ? lineOf(state, step.reverse.goodsId) : null
        const entry = newEntry(step.reverse, line ? [line] : [], now())
        live.lay([entry])
        addToOutbox(entry)
      }
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

type SeeingRequest = (self: Self, goodsIds: GoodsId[]) => OutboxRequest

function memberOf({ deviceId, deviceName }: Self): StaffMember {
  return { deviceId, name: deviceName }
}

/** A line that was rushed and that nobody in the kitchen has acknowledged. */
function isUnseenRush(goods: OrderGoods): boolean {
  return isToMake(goods) && goods.rushCount > 0 && goods.rushSeen === null
}

function isSame(a: OutboxRequest, b: OutboxRequest): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The line, if these actions would change it. */
function movingLine(state: ShopState, named: Named, actions: readonly GoodsAction[], at: number): Moving[] {
  const found = lineOf(state, named.goodsId)
  if (!found || isProvisional(found.goods)) return []
  const { goods, seqNo } = found
  const after = afterActions(goods, actions, new Date(at).toISOString())
  if (after === null || after === goods) return []
  const isWhole = named.quantity === undefined || named.quantity >= goods.quantity
  return [{ named: isWhole ? { goodsId: named.goodsId } : named, goods, seqNo, after }]
}

function newEntry(request: OutboxRequest, lines: readonly Found[], at: number): NewOutboxEntry {
  const was: Record<string, WasGoods> = Object.fromEntries(lines.map(({ goods, seqNo }) => [goods.id, wasOf(goods, seqNo)]))
  return { key: randomKey(), at, request, was }
}
