import type { Happening } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import type { Tx } from '../../db/types.ts'
import type { Moment, Refusal, ShopView } from '../../rules/view.ts'

/** Under which key a write is known, so that repeating it has one effect and one answer. */
export interface WriteKey {
  /** Whose key it is: keys of different shops never meet. */
  scope: string
  key: string
  /** Fingerprint of the whole request: method, path and body. */
  requestHash: string
}

/** A reply as it is stored and sent. `body` is JSON text. */
export interface Reply {
  status: number
  body: string
}

/** What a command comes to. */
export interface Decided {
  happenings: readonly Happening[]
  /** The answer, made when the happenings are applied: `view.rev` shows them. */
  answer(view: ShopView): { status: number; body: object } | { refused: Refusal }
  /** Rows that the happenings do not tell of, written in the same transaction. */
  also?(tx: Tx): Promise<void>
}

/** One write to one shop. */
export interface Command {
  shopId: ShopId
  /** The id of the device that asks; the journal keeps it. */
  actor: string
  key: WriteKey
  /** What the decision is about; what the book has let go, or never holds, is read before. */
  about?: {
    orderIds?: readonly string[]
    goodsIds?: readonly string[]
    padCallIds?: readonly string[]
    accountIds?: readonly string[]
  }
  /** Pure: may be asked again when another server was faster. */
  decide(view: ShopView, moment: Moment): Decided
}
