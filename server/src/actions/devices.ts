import type { Device, deviceInput } from '@passline/shared/api'
import type { DeviceId } from '@passline/shared/ids'
import type { z } from 'zod'
import { hashOfToken, tokenOfRequest } from '../base/token.ts'
import type { Db } from '../db/types.ts'
import { accountFor } from '../rules/account.ts'
import { ensureAccount } from '../store/accounts.ts'
import { insertDevice, isTokenOf } from '../store/devices.ts'
import { type Asker, commandBase } from './asker.ts'
import type { Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'
import { problemReply } from './reply.ts'

interface Parts {
  desk: Desk
  db: Db
}

/**
 * Lets a device or program into the shop. Its token is in the answer and nowhere else; repeating the request with the same key and
 * the same token of the asker shows it again.
 * @returns 201 with the device and its token; 422 unknownPlace, or keyReused when somebody else asked under this key
 */
export async function addDevice(
  { desk, db }: Parts,
  asker: Asker,
  askersToken: string,
  input: z.infer<typeof deviceInput>,
): Promise<Reply> {
  const token = tokenOfRequest(askersToken, `${asker.key.scope} ${asker.key.key}`)
  const reply = await desk.submit({
    ...commandBase(asker),
    decide: (view, moment) => {
      const { place } = input
      if (place && !view.place(place.kind, place.id)) return { happenings: [], answer: () => ({ refused: { code: 'unknownPlace' } }) }
      const id = moment.newId() as DeviceId
      const account = accountFor({ ...input, id })
      const device: Device = { ...input, id, shopId: asker.shopId, accountId: account?.id ?? null, addedAt: moment.at, revokedAt: null }
      return {
        happenings: [{ name: 'deviceAdded', data: { deviceId: device.id, name: device.name, role: device.role } }],
        answer: () => ({ status: 201, body: { device } }),
        also: async (tx) => {
          if (account) await ensureAccount(tx, asker.shopId, account)
          await insertDevice(tx, device, hashOfToken(token))
        },
      }
    },
  })
  if (reply.status !== 201) return reply
  const { device } = JSON.parse(reply.body) as { device: Device }
  return (await isTokenOf(db, device.id, hashOfToken(token)))
    ? { status: 201, body: JSON.stringify({ device, token }) }
    : problemReply('keyReused')
}

/** Takes a device's token away; repeating it changes nothing. @returns 200; 404 notFound */
export function revokeDevice(desk: Desk, asker: Asker, device: Device | undefined): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    decide: () => {
      if (!device) return { happenings: [], answer: () => ({ refused: { code: 'notFound', detail: 'No such device in this shop.' } }) }
      const isNew = device.revokedAt === null
      return {
        happenings: isNew ? [{ name: 'deviceRevoked', data: { deviceId: device.id } }] : [],
        answer: (after) => ({ status: 200, body: { rev: after.rev } }),
      }
    },
  })
}
