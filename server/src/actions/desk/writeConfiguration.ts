import type { EventName, ShopEvent } from '@passline/shared/event'
import type { Tx } from '../../db/types.ts'
import { revokeDevice } from '../../store/devices.ts'
import { deleteDish, deletePlace, deleteStation, saveDish, savePlace, saveStation, setDishSoldOut, updateShop } from '../../store/shops.ts'

/** Writes the row that an event about the menu, the places, the settings or the devices tells of. */
export async function writeConfiguration(tx: Tx, shopId: string, event: ShopEvent): Promise<void> {
  switch (event.name) {
    case 'shopChanged':
      return updateShop(tx, event.data.shop)
    case 'stationSaved':
      return saveStation(tx, shopId, event.data.station)
    case 'stationRemoved':
      return deleteStation(tx, shopId, event.data.stationId)
    case 'dishSaved':
      return saveDish(tx, shopId, event.data.dish)
    case 'dishRemoved':
      return deleteDish(tx, shopId, event.data.dishId)
    case 'dishSoldOut':
      return setDishSoldOut(tx, shopId, event.data.dishId, true)
    case 'dishBackOnSale':
      return setDishSoldOut(tx, shopId, event.data.dishId, false)
    case 'placeSaved':
      return savePlace(tx, shopId, event.data.place)
    case 'placeRemoved':
      return deletePlace(tx, shopId, event.data.kind, event.data.placeId)
    case 'deviceRevoked':
      return revokeDevice(tx, shopId, event.data.deviceId, event.at)
    default:
      return
  }
}

const told: ReadonlySet<EventName> = new Set([
  'shopChanged',
  'stationSaved',
  'stationRemoved',
  'dishSaved',
  'dishRemoved',
  'dishSoldOut',
  'dishBackOnSale',
  'placeSaved',
  'placeRemoved',
  'deviceRevoked',
])

/** Whether an event tells of such a row. */
writeConfiguration.tells = (name: EventName): boolean => told.has(name)
