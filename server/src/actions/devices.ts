import type { Device, deviceInput } from '@passline/shared/api'
import type { DeviceId } from '@passline/shared/ids'
import type * as z from 'zod'
import { hashOfToken, tokenOfRequest } from '../base/token.ts'
import type { Db } from '../db/types.ts'
import { accountFor, mayShareAccount } from '../rules/account.ts'
import { placeFault } from '../rules/devicePlace.ts'
import type { Refusal, ShopView } from '../rules/view.ts'
import { ensureAccount } from '../store/accounts.ts'
import { insertDevice, isTokenOf, isTokenUsed } from '../store/devices.ts'
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
 * @returns 201 with the device and its token; 422 unknownPlace, placeMismatch, notATechnician, or keyReused when somebody else asked
 *   under this key, or the asker did longer ago than answers are kept
 */
export async function addDevice(
  { desk, db }: Parts,
  asker: Asker,
  askersToken: string,
  input: z.infer<typeof deviceInput>,
): Promise<Reply> {
  const token = tokenOfRequest(askersToken, `${asker.key.scope} ${asker.key.key}`)
  const isUsed = await isTokenUsed(db, hashOfToken(token))
  const reply = await desk.submit({
    ...commandBase(asker),
    about: { accountIds: input.accountId === null ? [] : [input.accountId] },
    decide: (view, moment) => {
      // A key that is still known is answered without asking here.
      const fault = isUsed ? ({ code: 'keyReused' } as const) : faultOf(view, input)
      if (fault) return { happenings: [], answer: () => ({ refused: fault }) }
      const id = moment.newId() as DeviceId
      const account = input.accountId === null ? accountFor({ ...input, id }) : null
      const accountId = input.accountId ?? account?.id ?? null
      const device: Device = { ...input, id, shopId: asker.shopId, accountId, addedAt: moment.at, revokedAt: null }
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

/**
 * A device goes to another place. Its account and inbox stay [M1]. Repeating it changes nothing.
 * @returns 200 with the device; 404 notFound, also when it was taken away; 422 unknownPlace, placeMismatch
 */
export function moveDevice(desk: Desk, asker: Asker, device: Device | undefined, place: Device['place']): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    decide: (view) => {
      if (!device || device.revokedAt !== null) return { happenings: [], answer: () => ({ refused: NO_SUCH_DEVICE }) }
      const fault = placeFault(view, device.role, place)
      if (fault) return { happenings: [], answer: () => ({ refused: fault }) }
      const isThere = device.place?.kind === place?.kind && device.place?.id === place?.id
      return {
        happenings: isThere ? [] : [{ name: 'deviceMoved', data: { deviceId: device.id, place } }],
        answer: (after) => ({ status: 200, body: { rev: after.rev, device: { ...device, place } } }),
      }
    },
  })
}

/** Takes a device's token away; repeating it changes nothing. @returns 200; 404 notFound */
export function revokeDevice(desk: Desk, asker: Asker, device: Device | undefined): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    decide: () => {
      if (!device) return { happenings: [], answer: () => ({ refused: NO_SUCH_DEVICE }) }
      const isNew = device.revokedAt === null
      return {
        happenings: isNew ? [{ name: 'deviceRevoked', data: { deviceId: device.id } }] : [],
        answer: (after) => ({ status: 200, body: { rev: after.rev } }),
      }
    },
  })
}

const NO_SUCH_DEVICE: Refusal = { code: 'notFound', detail: 'No such device in this shop.' }

function faultOf(view: ShopView, { role, place, accountId }: z.infer<typeof deviceInput>): Refusal | null {
  if (accountId !== null && !mayShareAccount(role, view.account(accountId))) {
    return {
      code: 'notATechnician',
      detail: 'Only a technician’s device joins an account that is there: that of a technician of this shop.',
    }
  }
  return placeFault(view, role, place)
}
