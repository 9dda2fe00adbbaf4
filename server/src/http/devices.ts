import { deviceSaved, placeOfDevice } from '@passline/shared/accountApi'
import * as api from '@passline/shared/api'
import { deviceId, shopId as shopIdSchema } from '@passline/shared/ids'
import * as z from 'zod'
import type { Desk } from '../actions/desk/Desk.ts'
import { addDevice, moveDevice, revokeDevice } from '../actions/devices.ts'
import type { Recognition } from '../actions/Recognition.ts'
import type { Clock } from '../base/clock.ts'
import type { Db } from '../db/types.ts'
import { readDevices } from '../store/devices.ts'
import { readShops } from '../store/shops.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Devices'
const inShop = z.object({ shop: shopIdSchema })
const ofDevice = z.object({ shop: shopIdSchema, device: deviceId })

interface Parts {
  desk: Desk
  db: Db
  clock: Clock
  recognition: Recognition
}

export function deviceEndpoints({ desk, db, clock, recognition }: Parts): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/whoami',
      tag,
      summary: 'Say which device the token belongs to, its shop, and what time it is',
      permission: null,
      answer: { status: 200, schema: api.whoAmI },
      handle: async ({ device }) => {
        const shop = device.shopId === null ? null : ((await readShops(db, device.shopId))[0] ?? null)
        return ok({ device, shop, at: new Date(clock.now()).toISOString() })
      },
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/devices',
      tag,
      summary: 'List the devices and programs of a shop',
      permission: 'devices',
      params: inShop,
      answer: { status: 200, schema: api.deviceList },
      handle: async ({ shopId }) => ok({ devices: await readDevices(db, shopId) }),
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/devices',
      tag,
      summary: 'Let a device or program in',
      description:
        'The token is in this answer only; what is stored is its hash. Repeating the request with the same key and the same token of yours shows it again. ' +
        'A room pad needs the room where it stands, a wristband device its wristband. `accountId` is for the further device of a technician.',
      permission: 'devices',
      params: inShop,
      body: api.deviceInput,
      answer: { status: 201, schema: api.deviceAdded },
      refusals: ['unknownPlace', 'placeMismatch', 'notATechnician'],
      handle: ({ asker, token, body }) => addDevice({ desk, db }, asker, token, body),
    }),
    endpoint({
      method: 'put',
      path: '/v1/shops/{shop}/devices/{device}/place',
      tag,
      summary: 'Move a device to another place',
      description:
        'Its account stays, and what was sent to it. On this server its next request counts from the new place, on others within a second.',
      permission: 'devices',
      params: ofDevice,
      body: placeOfDevice,
      answer: { status: 200, schema: deviceSaved },
      refusals: ['unknownPlace', 'placeMismatch'],
      handle: async ({ asker, shopId, params, body }) => {
        const device = (await readDevices(db, shopId)).find((each) => each.id === params.device)
        const reply = await moveDevice(desk, asker, device, body.place)
        recognition.forget(params.device)
        return reply
      },
    }),
    endpoint({
      method: 'delete',
      path: '/v1/shops/{shop}/devices/{device}',
      tag,
      summary: "Take a device's token away",
      description: 'Its requests are refused and its sockets closed within a second on this server, and within 5 s on the others.',
      permission: 'devices',
      params: ofDevice,
      answer: { status: 200, schema: api.removed },
      handle: async ({ asker, shopId, params }) => {
        const device = (await readDevices(db, shopId)).find((each) => each.id === params.device)
        return revokeDevice(desk, asker, device)
      },
    }),
  ]
}
