import type { GoodsOutcome } from '@passline/shared/api'
import type { Code } from '@passline/shared/code'

/** What became of a request: done, refused for good, or nobody knows. Nothing here is thrown. */
export type Answer<T> = { kind: 'ok'; value: T } | Refusal | Unreachable

/** The server understood and said no. Sending the same again cannot help. */
export interface Refusal {
  kind: 'refused'
  code: Code
  status: number
  /** The server's sentence, in English; screens translate by `code`. */
  detail: string
  /** For `allRejected`: why, per goods. */
  outcomes: readonly GoodsOutcome[]
  /** For `soldOut` and `unknownDish`. */
  dishIds: readonly string[]
  /** For `unfinishedGoods`. */
  goodsIds: readonly string[]
  /** For `invalid`: where in the request (`body.name.zh`), and what would be right. */
  errors?: readonly { path: string; message: string }[]
}

/**
 * No answer, or one that decided nothing: send again with the same key. `retryAfterMs` is the server's wish, if it had one.
 * `unreadable` is a success that does not fit its schema: the server is of another version.
 */
export interface Unreachable {
  kind: 'unreachable'
  reason: 'noAnswer' | 'busy' | 'stillRunning' | 'broken' | 'unreadable'
  retryAfterMs: number | null
}
