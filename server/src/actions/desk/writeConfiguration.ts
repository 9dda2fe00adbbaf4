import type { EventName, ShopEvent } from '@passline/shared/event'
import type { Tx } from '../../db/types.ts'
import { setOnClock } from '../../store/accounts.ts'
import { answerCall, cancelCall } from '../../store/calls.ts'
import { moveDevice, revokeDevice } from '../../store/devices.ts'
import { endPadCall, insertPadCall, putAwayPadCalls, takePadCall } from '../../store/padCalls.ts'
import { setShopRule, setShopTemplate } from '../../store/rules.ts'
import { deleteUnseen, insertUnseen } from '../../store/seeing.ts'
import {
  deleteDish,
  deletePlace,
  deleteStation,
  saveDish,
  savePlace,
  saveStation,
  setDishRemaining,
  setDishSoldOut,
  updateShop,
} from '../../store/shops.ts'
import { forgetSeen } from '../../store/sight.ts'

/** Writes the row, beside orders and their goods, that an event tells of. */
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
      return setDishSoldOut(tx, shopId, event.data.dishId, { soldOut: true, until: event.data.until })
    case 'dishBackOnSale':
      return setDishSoldOut(tx, shopId, event.data.dishId, { soldOut: false, until: null })
    case 'dishCounted':
      return setDishRemaining(tx, shopId, event.data.dishId, event.data.remaining)
    case 'placeSaved':
      return savePlace(tx, shopId, event.data.place)
    case 'placeRemoved':
      return deletePlace(tx, shopId, event.data.kind, event.data.placeId)
    case 'deviceMoved':
      return moveDevice(tx, shopId, event.data.deviceId, event.data.place)
    case 'technicianOnClock':
    case 'technicianOffClock':
      return setOnClock(tx, shopId, event.data.accountId, event.name === 'technicianOnClock', event.at)
    case 'padCallPlaced':
      return insertPadCall(tx, shopId, event.data.padCall)
    case 'padCallTaken':
      return takePadCall(tx, shopId, event.data.padCallId, event.data.by, event.at)
    case 'padCallDone':
      return endPadCall(tx, shopId, event.data.padCallId, { how: 'done', by: event.data.by, at: event.at })
    case 'padCallCancelled':
      return endPadCall(tx, shopId, event.data.padCallId, { how: 'cancelled', by: null, at: event.at })
    case 'roomCleaned':
      return putAwayPadCalls(tx, shopId, event.data.place)
    case 'goodsMoved':
      return forgetSeen(
        tx,
        event.data.goods.map((each) => each.id),
      )
    case 'orderUnseen':
      return insertUnseen(tx, shopId, event.data.goods)
    case 'orderSeen':
      return deleteUnseen(tx, shopId, event.data.goods)
    case 'callAnswered':
      return answerCall(tx, shopId, event.data.callId, event.data.by, event.at)
    case 'callCancelled':
      return cancelCall(tx, shopId, event.data.callId, event.at)
    case 'messageRuleChanged': {
      const { rule, ...cell } = event.data
      return setShopRule(tx, shopId, cell, rule)
    }
    case 'messageTemplateChanged':
      return setShopTemplate(tx, shopId, event.data.templateId, event.data.template)
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
  'dishCounted',
  'placeSaved',
  'placeRemoved',
  'deviceMoved',
  'technicianOnClock',
  'technicianOffClock',
  'padCallPlaced',
  'padCallTaken',
  'padCallDone',
  'padCallCancelled',
  'roomCleaned',
  'goodsMoved',
  'orderUnseen',
  'orderSeen',
  'callAnswered',
  'callCancelled',
  'messageRuleChanged',
  'messageTemplateChanged',
  'deviceRevoked',
])

/** Whether an event tells of such a row. */
writeConfiguration.tells = (name: EventName): boolean => told.has(name)
