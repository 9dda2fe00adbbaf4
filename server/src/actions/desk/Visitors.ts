import type { Keyed } from '@passline/shared/apply'
import type { ShopEvent } from '@passline/shared/event'
import type { PadCall } from '@passline/shared/padCall'
import type { KnownPadCall } from '@passline/shared/padCallApi'
import type { AccountRow } from '../../store/accounts.ts'

/** What a book does not keep and a decision may look at: calls that are over, and accounts. As the database has it and the draft leaves it. */
export class Visitors {
  readonly #ended = new Map<string, KnownPadCall>()
  readonly #accounts = new Map<string, AccountRow>()

  invite({ calls, accounts }: { calls: readonly KnownPadCall[]; accounts: readonly AccountRow[] }): void {
    for (const call of calls) if (call.endedAt !== null) this.#ended.set(call.id, call)
    for (const account of accounts) this.#accounts.set(account.id, account)
  }

  endedPadCall(id: string): KnownPadCall | undefined {
    return this.#ended.get(id)
  }

  account(id: string): AccountRow | undefined {
    return this.#accounts.get(id)
  }

  /** Takes in an event, before the open calls do. */
  takeIn(event: ShopEvent, open: Pick<Keyed<PadCall>, 'get'>): void {
    switch (event.name) {
      case 'padCallDone':
      case 'padCallCancelled': {
        const call = open.get(event.data.padCallId)
        if (call) this.#ended.set(call.id, { ...call, endedAt: event.at, endedHow: event.name === 'padCallDone' ? 'done' : 'cancelled' })
        return
      }
      case 'technicianOnClock':
      case 'technicianOffClock': {
        const account = this.#accounts.get(event.data.accountId)
        const onClock = event.name === 'technicianOnClock'
        if (account) this.#accounts.set(account.id, { ...account, onClock, clockSince: event.at })
        return
      }
      default:
        return
    }
  }
}
