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

type Write<N extends EventName> = (tx: Tx, shopId: string, event: Extract<ShopEvent, { name: N }>) => Promise<void>

/** The row, beside orders and their goods, that an event tells of. */
const WRITES: { [N in EventName]?: Write<N> } = {
  shopChanged: (tx, _, { data }) => updateShop(tx, data.shop),
  stationSaved: (tx, shopId, { data }) => saveStation(tx, shopId, data.station),
  stationRemoved: (tx, shopId, { data }) => deleteStation(tx, shopId, data.stationId),
  dishSaved: (tx, shopId, { data }) => saveDish(tx, shopId, data.dish),
  dishRemoved: (tx, shopId, { data }) => deleteDish(tx, shopId, data.dishId),
  dishSoldOut: (tx, shopId, { data }) => setDishSoldOut(tx, shopId, data.dishId, { soldOut: true, until: data.until }),
  dishBackOnSale: (tx, shopId, { data }) => setDishSoldOut(tx, shopId, data.dishId, { soldOut: false, until: null }),
  dishCounted: (tx, shopId, { data }) => setDishRemaining(tx, shopId, data.dishId, data.remaining),
  placeSaved: (tx, shopId, { data }) => savePlace(tx, shopId, data.place),
  placeRemoved: (tx, shopId, { data }) => deletePlace(tx, shopId, data.kind, data.placeId),
  deviceMoved: (tx, shopId, { data }) => moveDevice(tx, shopId, data.deviceId, data.place),
  deviceRevoked: (tx, shopId, { data, at }) => revokeDevice(tx, shopId, data.deviceId, at),
  technicianOnClock: (tx, shopId, { data, at }) => setOnClock(tx, shopId, data.accountId, true, at),
  technicianOffClock: (tx, shopId, { data, at }) => setOnClock(tx, shopId, data.accountId, false, at),
  padCallPlaced: (tx, shopId, { data }) => insertPadCall(tx, shopId, data.padCall),
  padCallTaken: (tx, shopId, { data, at }) => takePadCall(tx, shopId, data.padCallId, data.by, at),
  padCallDone: (tx, shopId, { data, at }) => endPadCall(tx, shopId, data.padCallId, { how: 'done', by: data.by, at }),
  padCallCancelled: (tx, shopId, { data, at }) => endPadCall(tx, shopId, data.padCallId, { how: 'cancelled', by: null, at }),
  roomCleaned: (tx, shopId, { data }) => putAwayPadCalls(tx, shopId, data.place),
  goodsMoved: (tx, _, { data }) =>
    forgetSeen(
      tx,
      data.goods.map((each) => each.id),
    ),
  orderUnseen: (tx, shopId, { data }) => insertUnseen(tx, shopId, data.goods),
  orderSeen: (tx, shopId, { data }) => deleteUnseen(tx, shopId, data.goods),
  callAnswered: (tx, shopId, { data, at }) => answerCall(tx, shopId, data.callId, data.by, at),
  callCancelled: (tx, shopId, { data, at }) => cancelCall(tx, shopId, data.callId, at),
  messageRuleChanged: (tx, shopId, { data: { rule, ...cell } }) => setShopRule(tx, shopId, cell, rule),
  messageTemplateChanged: (tx, shopId, { data }) => setShopTemplate(tx, shopId, data.templateId, data.template),
}

/** Writes the row that an event tells of, if it tells of one. */
export async function writeConfiguration(tx: Tx, shopId: string, event: ShopEvent): Promise<void> {
  await (WRITES[event.name] as Write<EventName> | undefined)?.(tx, shopId, event)
}

/** Whether an event tells of such a row. */
export function tellsConfiguration(name: EventName): boolean {
  return WRITES[name] !== undefined
}
