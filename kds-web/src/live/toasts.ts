import type { ShopState } from '@passline/shared/state'
import { lineOf } from './lineOf.ts'
import type { Toast } from './types.ts'

/** Refusals of one order that are no further apart are one thing that happened, ms. */
const TOGETHER_MS = 8_000

/** The toasts with the statuses that the screen shows now; the same array when they are what they were. */
export function toastsNow(toasts: readonly Toast[], state: ShopState | null): readonly Toast[] {
  const now = toasts.map((toast) => {
    const goods = toast.goods.map((line) => {
      const status = lineOf(state, line.goodsId)?.goods.status ?? null
      return status === line.status ? line : { ...line, status }
    })
    return goods.every((line, at) => line === toast.goods[at]) ? toast : { ...toast, goods }
  })
  return now.every((toast, at) => toast === toasts[at]) ? toasts : now
}

/** A refusal for the same reason joins the toast of its order that still stands, so that it is told once, with all its lines. */
export function withToast(toasts: readonly Toast[], told: Toast): readonly Toast[] {
  const before = toasts.find((each) => isTogether(each, told))
  if (!before) return [...toasts, told]
  const added = told.goods.filter((line) => before.goods.every((each) => each.goodsId !== line.goodsId))
  return [...toasts.filter((each) => each !== before), { ...told, goods: [...before.goods, ...added] }]
}

function isTogether(before: Toast, told: Toast): boolean {
  const seqNo = told.goods[0]?.seqNo
  return (
    seqNo !== undefined &&
    before.code === told.code &&
    before.what === told.what &&
    told.at - before.at < TOGETHER_MS &&
    [...before.goods, ...told.goods].every((line) => line.seqNo === seqNo)
  )
}
