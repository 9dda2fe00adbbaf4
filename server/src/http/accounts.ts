import * as api from '@passline/shared/accountApi'
import { chosenId, shopId as shopIdSchema } from '@passline/shared/ids'
import * as z from 'zod'
import { addTechnician, setClock } from '../actions/accounts.ts'
import type { Desk } from '../actions/desk/Desk.ts'
import type { Db } from '../db/types.ts'
import { readAccounts } from '../store/accounts.ts'
import { readDevices } from '../store/devices.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Accounts'
const inShop = z.object({ shop: shopIdSchema })
const ofAccount = z.object({ shop: shopIdSchema, account: chosenId })

export function accountEndpoints({ desk, db }: { desk: Desk; db: Db }): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/accounts',
      tag,
      summary: 'List the accounts at which messages are received',
      description:
        'With the devices that receive there; those that were taken away are left out. Every cashier of the shop receives at `cashier`.',
      permission: 'readMessages',
      params: inShop,
      answer: { status: 200, schema: api.accountList },
      handle: async ({ shopId }) => ok({ accounts: await accountsWithDevices(db, shopId) }),
    }),
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/technicians',
      tag,
      summary: 'Make the account of a technician',
      description: 'Off the clock and without a device: give `accountId` when you add one.',
      permission: 'devices',
      params: inShop,
      body: api.technicianInput,
      answer: { status: 201, schema: api.accountSaved },
      handle: ({ asker, body }) => addTechnician(desk, asker, body.name),
    }),
    endpoint({
      method: 'put',
      path: '/v1/shops/{shop}/accounts/{account}/clock',
      tag,
      summary: 'Say that a technician is on the clock, or off it',
      description: 'Off the clock (下钟), a technician is sent nothing. A technician says it with a device of the own account.',
      permission: 'clock',
      params: ofAccount,
      body: api.clockInput,
      answer: { status: 200, schema: api.accountSaved },
      refusals: ['notATechnician'],
      handle: ({ asker, params, body }) => setClock(desk, asker, params.account, body.onClock),
    }),
  ]
}

async function accountsWithDevices(db: Db, shopId: string): Promise<api.Account[]> {
  const [accounts, devices] = await Promise.all([readAccounts(db, shopId), readDevices(db, shopId)])
  return accounts.map((account) => ({
    ...account,
    devices: devices.filter((device) => device.accountId === account.id && device.revokedAt === null),
  }))
}
