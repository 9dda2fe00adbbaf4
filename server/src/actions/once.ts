import type { Pool } from '../db/pool.ts'
import { transaction } from '../db/tx.ts'
import type { Tx } from '../db/types.ts'
import type { Refusal } from '../rules/view.ts'
import { keepAnswer, readAnswer, takeKey } from '../store/idempotency.ts'
import type { Reply, WriteKey } from './desk/command.ts'
import { problemReply } from './reply.ts'

/** Runs a write that belongs to no shop, once per key: the key and the answer are written in its own transaction. */
export function once(pool: Pool, key: WriteKey, work: (tx: Tx) => Promise<{ status: number; body: object } | Refusal>): Promise<Reply> {
  return transaction(pool, async (tx) => {
    if (!(await takeKey(tx, key.scope, key.key, key.requestHash))) {
      const known = await readAnswer(tx, key.scope, key.key)
      return known?.requestHash === key.requestHash ? { status: known.status, body: known.answer } : problemReply('keyReused')
    }
    const result = await work(tx)
    const reply = 'code' in result ? problemReply(result.code, result) : { status: result.status, body: JSON.stringify(result.body) }
    await keepAnswer(tx, key.scope, key.key, reply.status, reply.body)
    return reply
  })
}
