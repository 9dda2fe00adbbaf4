import type { ShopId } from '@passline/shared/ids'
import type { LogFilter, LogPage } from '@passline/shared/reportApi'
import type { Db } from '../db/types.ts'
import { logSubjects } from '../rules/logSubjects.ts'
import { readDevices } from '../store/devices.ts'
import { readLog as readEvents, readNamedGoods, readNamedOrders } from '../store/log.ts'
import { readDishes, readStations } from '../store/shops.ts'

/** A page of the operations log, newest first, with the names of what it is about. */
export async function readLog(db: Db, shopId: ShopId, filter: LogFilter): Promise<LogPage> {
  const events = await readEvents(db, shopId, filter)
  const { orderIds, goodsIds } = logSubjects(events)
  const [own, everywhere, orders, goods, dishes, stations] = await Promise.all([
    readDevices(db, shopId),
    readDevices(db, null),
    readNamedOrders(db, shopId, orderIds),
    readNamedGoods(db, shopId, goodsIds),
    readDishes(db, shopId),
    readStations(db, shopId),
  ])
  return {
    events,
    names: {
      devices: [...own, ...everywhere].map(({ id, name }) => ({ id, name })),
      orders,
      goods,
      dishes: dishes.map(({ id, name }) => ({ id, name })),
      stations: stations.map(({ id, name }) => ({ id, name })),
    },
    next: events.length < filter.limit ? null : (events.at(-1)?.rev ?? null),
  }
}
