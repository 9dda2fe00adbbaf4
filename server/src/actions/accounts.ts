import { decideClock, newTechnician } from '../rules/account.ts'
import { ensureAccount } from '../store/accounts.ts'
import { type Asker, commandBase } from './asker.ts'
import type { Decided, Reply } from './desk/command.ts'
import type { Desk } from './desk/Desk.ts'
import { problemReply } from './reply.ts'

/** Makes the account of a technician, off the clock and without a device. @returns 201 with the account */
export function addTechnician(desk: Desk, asker: Asker, name: string): Promise<Reply> {
  return desk.submit({
    ...commandBase(asker),
    decide: (_view, moment) => {
      const account = newTechnician(moment.newId(), name)
      return {
        happenings: [],
        answer: (after) => ({ status: 201, body: { rev: after.rev, account: { ...account, clockSince: null } } }),
        also: (tx) => ensureAccount(tx, asker.shopId, account),
      }
    },
  })
}

/**
 * A technician goes on the clock (上钟) or off it (下钟). Repeating it changes nothing.
 * @returns 200 with the account; 404 notFound; 422 notATechnician; 403 forbidden for the device of another technician
 */
export async function setClock(desk: Desk, asker: Asker, accountId: string, onClock: boolean): Promise<Reply> {
  if (asker.device.role === 'technician' && asker.device.accountId !== accountId) {
    return problemReply('forbidden', { detail: 'A technician goes on and off the clock with a device of the own account.' })
  }
  return desk.submit({
    ...commandBase(asker),
    about: { accountIds: [accountId] },
    decide: (view): Decided => {
      const ruling = decideClock(view.account(accountId), onClock)
      if ('refused' in ruling) return { happenings: [], answer: () => ruling }
      return {
        happenings: ruling.happenings,
        answer: (after) => ({ status: 200, body: { rev: after.rev, account: after.account(accountId) } }),
      }
    },
  })
}
