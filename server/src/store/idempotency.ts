import type { Db, Tx } from '../db/types.ts'

/** An answer as it was given. */
export interface KnownAnswer {
  requestHash: string
  status: number
  answer: string
}

/** Looks up the answer under a key; undefined when the key is new. */
export async function readAnswer(db: Db, scope: string, key: string): Promise<KnownAnswer | undefined> {
  const [row] = await db.run<{ request_hash: string; status: number; answer: string }>(answerOf, [scope, key])
  return row && { requestHash: row.request_hash, status: row.status, answer: row.answer }
}

const answerOf = { name: 'answer_of', text: 'select request_hash, status, answer from idempotency where scope = $1 and key = $2' }

/** Looks up the answers under several keys at once: `nameOfKey` → answer. New keys are missing. */
export async function readAnswers(db: Db, keys: readonly { scope: string; key: string }[]): Promise<Map<string, KnownAnswer>> {
  const lists = [keys.map((each) => each.scope), keys.map((each) => each.key)]
  const rows = await db.run<{ scope: string; key: string; request_hash: string; status: number; answer: string }>(answersOf, lists)
  return new Map(rows.map((row) => [nameOfKey(row), { requestHash: row.request_hash, status: row.status, answer: row.answer }]))
}

/** A key and its scope as one text. */
export function nameOfKey({ scope, key }: { scope: string; key: string }): string {
  return `${scope} ${key}`
}

const answersOf = {
  name: 'answers_of',
  text: `select i.scope, i.key, i.request_hash, i.status, i.answer
    from unnest($1::text[], $2::text[]) as wanted (scope, key) join idempotency i on i.scope = wanted.scope and i.key = wanted.key`,
}

/** Takes a key, waiting for a transaction that holds it. @returns false when it is taken already */
export async function takeKey(tx: Tx, scope: string, key: string, requestHash: string): Promise<boolean> {
  const rows = await tx.run(keyTaken, [scope, key, requestHash])
  return rows.length === 1
}

const keyTaken = {
  name: 'take_key',
  text: "insert into idempotency (scope, key, request_hash, status, answer) values ($1, $2, $3, 0, '') on conflict do nothing returning key",
}

export async function keepAnswer(tx: Tx, scope: string, key: string, status: number, answer: string): Promise<void> {
  await tx.run(answerKept, [scope, key, status, answer])
}

const answerKept = { name: 'keep_answer', text: 'update idempotency set status = $3, answer = $4 where scope = $1 and key = $2' }

/** Forgets answers older than so many days. */
export async function forgetAnswers(tx: Tx, days: number): Promise<void> {
  await tx.run({ name: 'forget_answers', text: 'delete from idempotency where at < now() - make_interval(days => $1)' }, [days])
}
