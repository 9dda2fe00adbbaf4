import type { Happening } from '@passline/shared/event'
import type { DishId, GoodsId, OrderId, ShopId } from '@passline/shared/ids'
import { BY_ITSELF } from '@passline/shared/reportApi'
import { unseenKey } from '@passline/shared/unseen'
import type { Clock } from '../../base/clock.ts'
import { Fault } from '../../base/fault.ts'
import type { Pool } from '../../db/pool.ts'
import { singleStatement } from '../../db/tx.ts'
import { decideDueBack } from '../../rules/selling.ts'
import { type TimeView, timePassed } from '../../rules/timePassed.ts'
import type { ShopView } from '../../rules/view.ts'
import { deleteAlarms, readDueAlarms, readSeen, type ShopAlarm } from '../../store/alarms.ts'
import { readOrders } from '../../store/orders.ts'
import type { Desk } from '../desk/Desk.ts'
import { endUnseen } from '../noteSeen.ts'

export interface FireAlarmsParts {
  pool: Pool
  desk: Desk
  clock: Clock
}

/** The most alarms of one turn. */
const MOST = 50
const WHATS = ['ordered', 'cancelled'] as const

/**
 * Asks the conditions whose time has come: goods that are not made, not picked up or not seen by now become an event of the journal, and a
 * dish comes back on sale [K27]; decided on the shop as it stands then, and once, whoever asks.
 * @returns whether there is more to ask
 */
export async function fireAlarms({ pool, desk, clock }: FireAlarmsParts, shopId: ShopId): Promise<{ more: boolean }> {
  const alarms = await readDueAlarms(pool.db, shopId, new Date(clock.now()).toISOString(), MOST)
  if (alarms.length === 0) return { more: false }
  const ofGoods = alarms.filter(isOfGoods)
  const goodsIds = ofGoods.flatMap((alarm) => alarm.goodsIds)
  const orderIds = ofGoods.map((alarm) => alarm.orderId)
  const [seen, orders] = await Promise.all([readSeen(pool.db, goodsIds), readOrders(pool.db, shopId, orderIds)])
  const view: TimeView = { order: (id) => orders.find((order) => order.id === id), isUnseen: () => false }
  // Most orders are on time: for them nothing is written.
  const isTold = (alarm: ShopAlarm) => !isOfGoods(alarm) || timePassed(view, alarm, seen) !== null
  const asked = await Promise.allSettled(alarms.map((alarm) => isTold(alarm) && ask(desk, shopId, alarm, seen)))
  await seenMeanwhile({ pool, desk }, shopId, { alarms: ofGoods.filter(isTold), seen })
  const done = alarms.filter((_, at) => asked[at]?.status === 'fulfilled')
  const doneIds = done.map((alarm) => alarm.id)
  if (doneIds.length > 0) await singleStatement(pool, (tx) => deleteAlarms(tx, doneIds))
  const failed = asked.find((each) => each.status === 'rejected')
  if (failed) throw new Fault('An alarm could not be asked; it is asked again.', { cause: failed.reason })
  return { more: alarms.length === MOST }
}

type GoodsAlarm = Extract<ShopAlarm, { orderId: string }>

function isOfGoods(alarm: ShopAlarm): alarm is GoodsAlarm {
  return alarm.kind !== 'backOnSale'
}

async function ask(desk: Desk, shopId: ShopId, alarm: ShopAlarm, seen: ReadonlySet<string>): Promise<void> {
  const { status } = await desk.submit({
    shopId,
    actor: BY_ITSELF,
    key: { scope: `alarm ${shopId}`, key: alarm.id, requestHash: alarm.kind },
    ...(isOfGoods(alarm) && { about: { orderIds: [alarm.orderId] } }),
    decide: (view, { now }) => ({
      happenings: happeningsOf(alarm, { view, seen, now }),
      answer: (after) => ({ status: 200, body: { rev: after.rev } }),
    }),
  })
  // The database did not answer in time: nothing was written.
  if (status === 503) throw new Fault('The desk was too busy to decide an alarm.')
}

function happeningsOf(alarm: ShopAlarm, { view, seen, now }: { view: ShopView; seen: ReadonlySet<string>; now: number }): Happening[] {
  if (!isOfGoods(alarm)) return decideDueBack(view, alarm.dishId as DishId, now)
  const happening = timePassed(view, alarm, seen)
  return happening ? [happening] : []
}

/** A screen may have painted goods after it was looked for that, and before they were told to be unseen. */
async function seenMeanwhile(
  { pool, desk }: Pick<FireAlarmsParts, 'pool' | 'desk'>,
  shopId: ShopId,
  { alarms, seen }: { alarms: readonly GoodsAlarm[]; seen: ReadonlySet<string> },
): Promise<void> {
  const told = alarms.filter((alarm) => alarm.kind === 'unseen')
  if (told.length === 0) return
  const goodsIds = told.flatMap((alarm) => alarm.goodsIds)
  const seenNow = await readSeen(pool.db, goodsIds)
  const goods = told.flatMap((alarm) =>
    alarm.goodsIds.flatMap((goodsId) =>
      WHATS.map((what) => ({ shopId, orderId: alarm.orderId as OrderId, goodsId: goodsId as GoodsId, what })),
    ),
  )
  const news = goods.filter((each) => seenNow.has(unseenKey(each)) && !seen.has(unseenKey(each)))
  if (news.length > 0) await endUnseen(desk, news, () => BY_ITSELF)
}
