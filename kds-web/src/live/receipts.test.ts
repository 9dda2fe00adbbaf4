import type { Receipt } from '@passline/shared/message'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '../api/answer.ts'
import { memoryKept } from '../api/keptStore.ts'
import { LOST, refusal } from '../fixtures/answers.ts'
import { push } from '../fixtures/message.ts'
import { at, NOON, SHOP } from '../fixtures/shop.ts'
import { createReceipts } from './receipts.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const message = (number: number) => push(number).id
const ok: Answer<unknown> = { kind: 'ok', value: {} }

function device(kept = memoryKept(), shop: typeof SHOP | null = SHOP) {
  const world = { answer: ok, sent: [] as (readonly Receipt[])[] }
  const receipts = createReceipts({
    kept: Promise.resolve(kept),
    shopId: () => shop,
    async send(_, batch) {
      world.sent.push(batch)
      return world.answer
    },
    now: () => NOON,
  })
  return { world, receipts, kept, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

test('[M8] what was shown and said goes out together, at most once a second', async () => {
  const { world, receipts, pass } = device()
  receipts.note('shown', [message(1), message(2)])
  receipts.note('spoken', [message(1)])
  await pass(999)
  expect(world.sent).toEqual([])
  await pass(1)
  expect(world.sent).toEqual([
    [
      { messageId: message(1), kind: 'shown', at: at(0) },
      { messageId: message(2), kind: 'shown', at: at(0) },
      { messageId: message(1), kind: 'spoken', at: at(0) },
    ],
  ])
  receipts.note('spoken', [message(2)])
  await pass(1_000)
  expect(world.sent).toHaveLength(2)
})

test('each is told once', async () => {
  const { world, receipts, pass } = device()
  receipts.note('shown', [message(1)])
  receipts.note('shown', [message(1)])
  await pass(1_000)
  receipts.note('shown', [message(1)])
  await pass(20_000)
  expect(world.sent).toHaveLength(1)
})

test('offline they wait, and go when the server is back', async () => {
  const { world, receipts, pass } = device()
  world.answer = LOST
  receipts.note('shown', [message(1)])
  await pass(1_000)
  world.answer = ok
  receipts.wake()
  await pass(0)
  expect(world.sent).toHaveLength(2)
  await pass(60_000)
  expect(world.sent).toHaveLength(2)
})

test('they survive a reload', async () => {
  const { world, receipts, kept, pass } = device()
  world.answer = LOST
  receipts.note('spoken', [message(1)])
  await pass(1_000)
  receipts.stop()
  const after = device(kept)
  await after.receipts.start()
  await after.pass(1_000)
  expect(after.world.sent).toEqual([[{ messageId: message(1), kind: 'spoken', at: at(0) }]])
  expect(await kept.all()).toEqual([])
})

test('what the server refuses is not sent for ever', async () => {
  const quiet = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { world, receipts, pass, kept } = device()
  world.answer = refusal('invalid', { status: 400 })
  receipts.note('shown', [message(1)])
  await pass(60_000)
  expect(world.sent).toHaveLength(1)
  expect(await kept.all()).toEqual([])
  quiet.mockRestore()
})

test('as long as nobody knows the shop, nothing is sent', async () => {
  const { world, receipts, pass } = device(memoryKept(), null)
  receipts.note('shown', [message(1)])
  await pass(30_000)
  expect(world.sent).toEqual([])
})
