import { device } from '@passline/shared/api'
import { shopId } from '@passline/shared/ids'
import { cateringOrder } from '@passline/shared/order'
import { role } from '@passline/shared/role'
import { listsOf, type ShopState, snapshot, stateOf } from '@passline/shared/state'
import * as z from 'zod'
import type { KeptStore } from '../api/keptStore.ts'
import type { LiveState, Self } from './types.ts'

/** What a screen knew of its shop when it was closed. */
export interface KeptShop {
  self: Self
  epoch: string
  /** Server time until which it was proven current, ms. */
  provenAt: number
  /** How far the server's clock was ahead of this device's, ms. */
  aheadMs: number
  state: ShopState
}

/** What is kept: one value of each kind but orders, which are many and change one by one. */
const { shop, stations, dishes, places, padCalls, unseen, epoch, rev } = snapshot.shape
const self = z.strictObject({
  shopId,
  deviceId: device.shape.id,
  deviceName: z.string(),
  role,
  zone: z.string(),
  place: device.shape.place,
}) satisfies z.ZodType<Self>
const head = z.strictObject({
  kind: z.literal('head'),
  self,
  epoch,
  provenAt: z.number(),
  aheadMs: z.number(),
  rev,
  shop,
  padCalls,
  unseen,
})
const menu = z.strictObject({ kind: z.literal('menu'), stations, dishes, places })
const ordered = z.strictObject({ kind: z.literal('order'), order: cateringOrder })
const kept = z.discriminatedUnion('kind', [head, menu, ordered])
type Kept = z.infer<typeof kept>

/** What is older says nothing of this service, ms. */
const OLDEST_MS = 43_200_000
/** That nothing has happened is written this often, ms. */
const PROOF_EVERY_MS = 15_000

/** @returns what the last page of this screen knew; null when there is nothing, it is too old, or of another version */
export async function readShop(store: KeptStore, wall: number = Date.now()): Promise<KeptShop | null> {
  const values = (await store.all()).map((each) => kept.safeParse(each).data)
  const known = values.filter((each) => each !== undefined)
  const first = known.find((each) => each.kind === 'head')
  const rest = known.find((each) => each.kind === 'menu')
  if (known.length < values.length || !first || !rest || wall + first.aheadMs - first.provenAt > OLDEST_MS) return null
  const orders = known.flatMap((each) => (each.kind === 'order' ? [each.order] : []))
  const { kind: _, self, epoch, provenAt, aheadMs, ...own } = first
  return { self, epoch, provenAt, aheadMs, state: stateOf({ ...rest, ...own, orders }) }
}

type Known = Pick<LiveState, 'self' | 'base' | 'epoch' | 'provenAt'>

/** Writes what a screen knows, as far as it has changed since the last time. @returns to be called now and then */
export function shopKeeper(store: KeptStore): (known: Known, aheadMs: number) => Promise<void> {
  let written: ShopState | null = null
  let provenAt = Number.NEGATIVE_INFINITY
  return async (known, aheadMs) => {
    const { self, base, epoch } = known
    if (!self || !base || epoch === null || known.provenAt === null) return
    if (base === written && known.provenAt - provenAt < PROOF_EVERY_MS) return
    const before = written
    written = base
    provenAt = known.provenAt
    // What an earlier page kept is of no use any more.
    if (before === null) await store.clear()
    const { shop, stations, dishes, places, padCalls, unseen } = listsOf(base)
    const values = new Map<string, Kept>()
    values.set('head', { kind: 'head', self, epoch, provenAt, aheadMs, rev: base.rev, shop, padCalls, unseen })
    if (!isSameMenu(before, base)) values.set('menu', { kind: 'menu', stations, dishes, places })
    for (const [id, order] of base.orders) if (before?.orders.get(id) !== order) values.set(id, { kind: 'order', order })
    const gone = [...(before?.orders.keys() ?? [])].filter((id) => !base.orders.has(id))
    // With a part missing it would say that less was ordered than was: then all is written anew.
    if (!(await store.write(values, gone))) written = null
  }
}

function isSameMenu(before: ShopState | null, now: ShopState): boolean {
  return before?.stations === now.stations && before.dishes === now.dishes && before.places === now.places
}
