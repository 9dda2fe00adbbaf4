import type { OutcomesAnswer } from '@passline/shared/api'
import type { Code } from '@passline/shared/code'
import type { GoodsId } from '@passline/shared/ids'
import type { ShopState } from '@passline/shared/state'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Refusal } from '../api/answer.ts'
import type { NewOutboxEntry } from '../api/outboxEntry.ts'
import { randomKey } from '../api/randomKey.ts'
import { lineOf } from './lineOf.ts'
import { createOverlay } from './overlay.ts'
import { goodsOf, refusedGoods, withoutGoods } from './refusedGoods.ts'
import { toastsNow, withToast } from './toasts.ts'
import { type Connection, type LiveState, type Pending, type Toast, UNDO_STEPS, type UndoableStep } from './types.ts'

/** The store and the only ways in which it changes. */
export interface LiveStore {
  store: StoreApi<LiveState>
  setConnection(connection: Connection): void
  /** The server's state moved, or was taken anew with its epoch. */
  setBase(base: ShopState, epoch?: string): void
  setProven(at: number): void
  /** Shows actions before the server has decided them. */
  lay(entries: readonly NewOutboxEntry[], undoable?: UndoableStep): void
  /** The server decided an action; `answer` is null when another tab heard the decision. @param at server time, ms */
  settle(entry: NewOutboxEntry, answer: { kind: 'ok'; value: OutcomesAnswer } | Refusal | null, at: number): void
  dropUndoable(key: string): void
  dropToast(id: string): void
  endFlash(goodsIds: readonly GoodsId[]): void
}

export function createLiveStore(): LiveStore {
  const overlay = createOverlay()
  /** Refusals from before the first snapshot: only with it can be said what the screen shows now. */
  let untold: (() => void)[] = []
  const store = createStore<LiveState>(() => ({
    connection: { phase: 'connecting' },
    self: null,
    state: null,
    base: null,
    epoch: null,
    provenAt: null,
    pending: [],
    toasts: [],
    outboxSize: 0,
    isOutboxDurable: true,
    undoable: [],
    messages: [],
    presence: null,
    session: randomKey(),
    reverted: new Set(),
  }))

  /** Everything that changes the server's state or the pending actions passes here, so `state` never lags behind them. */
  function put(change: Partial<LiveState>): void {
    const { base, pending, toasts } = { ...store.getState(), ...change }
    const open = pending.filter((each) => each.rev === null || base === null || each.rev > base.rev)
    const state = base && overlay(base, open)
    store.setState({ ...change, pending: open, state, toasts: toastsNow(toasts, state) })
  }

  return {
    store,
    setConnection: (connection) => store.setState({ connection }),
    setBase(base, epoch) {
      put(epoch === undefined ? { base } : { base, epoch })
      const telling = untold
      untold = []
      for (const tell of telling) tell()
    },
    setProven: (provenAt) => store.setState({ provenAt }),
    lay(entries, undoable) {
      const { pending, outboxSize, undoable: before } = store.getState()
      put({
        pending: [...pending, ...entries.map((entry) => ({ ...entry, rev: null }))],
        outboxSize: outboxSize + entries.length,
        undoable: undoable ? [...before, undoable].slice(-UNDO_STEPS) : before,
      })
    },
    settle(entry, answer, at) {
      const before = store.getState()
      const refused = answer === null ? [] : refusedGoods(entry, answer)
      put({
        pending: before.pending.flatMap((each) => (each.key === entry.key ? settled(each, answer, refused) : [each])),
        outboxSize: Math.max(0, before.outboxSize - 1),
        undoable: before.undoable.flatMap((step) => (step.key === entry.key ? settledStep(step, answer) : [step])),
      })
      if (answer?.kind === 'refused' && goodsOf(entry.request).length === 0) return tellWhole(entry, answer.code, at)
      if (refused.length === 0) return
      const tell = () => tellRefused(entry, refused, at)
      if (before.base === null) untold.push(tell)
      else tell()
    },
    dropUndoable: (key) => store.setState(({ undoable }) => ({ undoable: undoable.filter((step) => step.key !== key) })),
    dropToast: (id) => store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
    endFlash: (ids) => store.setState(({ reverted }) => ({ reverted: new Set([...reverted].filter((id) => !ids.includes(id))) })),
  }

  function tellRefused(entry: NewOutboxEntry, refused: ReturnType<typeof refusedGoods>, at: number): void {
    const { state, toasts, reverted } = store.getState()
    const codes = [...new Set(refused.map((each) => each.code))]
    const told = codes.map((code): Toast => {
      const goods = refused.filter((each) => each.code === code)
      const lines = goods.flatMap(({ goodsId }) => named(goodsId, entry, state))
      return { id: `${entry.key}.${code}`, at, what: entry.request.kind, code, goods: lines, takenBy: null }
    })
    store.setState({ toasts: told.reduce(withToast, toasts), reverted: new Set([...reverted, ...refused.map((each) => each.goodsId)]) })
  }

  /** The server said no to something that is about no goods. */
  function tellWhole({ key, request }: NewOutboxEntry, code: Code, at: number): void {
    const { state, toasts } = store.getState()
    const call = request.kind === 'takePadCall' ? state?.padCalls.get(request.padCallId) : undefined
    store.setState({ toasts: [...toasts, { id: key, at, what: request.kind, code, goods: [], takenBy: call?.takenBy ?? null }] })
  }
}

/** What remains to be shown of an action after its answer, until the server's state has got there. */
function settled(pending: Pending, answer: Parameters<LiveStore['settle']>[1], refused: ReturnType<typeof refusedGoods>): Pending[] {
  // An answered message is gone from the screen at once; nothing of it is laid over the shop.
  if (answer?.kind !== 'ok' || pending.request.kind === 'answerCall') return []
  const request = withoutGoods(pending.request, new Set(refused.map((each) => each.goodsId)))
  return request === null ? [] : [{ ...pending, request, rev: answer.value.rev }]
}

/** What can still be taken back: only what this action itself changed. */
function settledStep(step: UndoableStep, answer: Parameters<LiveStore['settle']>[1]): UndoableStep[] {
  if (answer === null) return step.goods.every((each) => each.goodsId !== null) ? [step] : []
  if (answer.kind === 'refused') return []
  if (step.reverse) return [step]
  const goods = step.goods.flatMap((each) => {
    const outcome = answer.value.outcomes.find((candidate) => candidate.goodsId === each.from)
    if (outcome?.outcome !== 'changed') return []
    return [{ ...each, goodsId: each.goodsId ?? outcome.partId }]
  })
  return goods.length === 0 ? [] : [{ ...step, goods }]
}

function named(goodsId: GoodsId, entry: NewOutboxEntry, state: ShopState | null): Toast['goods'][number][] {
  const was = entry.was[goodsId]
  if (!was) return []
  return [{ goodsId, seqNo: was.seqNo, name: was.name, status: lineOf(state, goodsId)?.goods.status ?? null }]
}
