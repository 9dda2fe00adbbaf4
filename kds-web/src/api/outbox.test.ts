import 'fake-indexeddb/auto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Code } from '@passline/shared/code'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { goodsId, NOON, SHOP } from '../fixtures/shop.ts'
import { createClient } from './client.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import type { NewOutboxEntry } from './outboxEntry.ts'
import { memoryStore, type OutboxStore, openOutboxStore } from './outboxStore.ts'

interface Seen {
  key: string
  goods: string
}

let server: Server
let seen: Seen[]
let answers: ((request: IncomingMessage, response: ServerResponse) => void)[]
let boxes: Outbox[]

beforeEach(async () => {
  seen = []
  answers = []
  boxes = []
  server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    seen.push({ key: String(request.headers['idempotency-key']), goods: JSON.parse(body).goods[0].goodsId })
    ;(answers.shift() ?? done)(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, listening))
})

afterEach(async () => {
  for (const box of boxes) box.stop()
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

const done = (_: IncomingMessage, response: ServerResponse) =>
  response.setHeader('content-type', 'application/json').end('{"rev":7,"outcomes":[]}')
const hangUp = (request: IncomingMessage) => request.socket.destroy()
const problem =
  (status: number, code: Code, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse) =>
    response
      .writeHead(status, { 'content-type': 'application/problem+json', ...headers })
      .end(JSON.stringify({ type: 'about:blank', title: '', status, code, detail: '' }))

function outbox(store: OutboxStore | Promise<OutboxStore>, monotonic = () => performance.now()) {
  const { port } = server.address() as AddressInfo
  const client = createClient({ token: 't', base: `http://127.0.0.1:${port}` })
  const decided: string[] = []
  const box = createOutbox({
    store: Promise.resolve(store),
    random: () => 0,
    monotonic,
    send: (entry) => (entry.request.kind === 'goodsActions' ? client.goodsActions(SHOP, entry.request.body, entry.key) : expect.fail()),
    decided: (entry, answer) => decided.push(`${entry.key} ${answer === null ? 'elsewhere' : answer.kind === 'ok' ? 'ok' : answer.code}`),
  })
  boxes.push(box)
  return { box, decided }
}

function entry(number: number): NewOutboxEntry {
  const body = { actions: ['start' as const], goods: [{ goodsId: goodsId(number) }] }
  return { key: `key-${number}-000`, at: NOON, request: { kind: 'goodsActions', shopId: SHOP, body }, was: {} }
}

test('actions are sent in the order of the taps, one at a time', async () => {
  const { box, decided } = outbox(memoryStore())
  for (const number of [1, 2, 3]) box.add(entry(number))
  await vi.waitFor(() => expect(decided).toEqual(['key-1-000 ok', 'key-2-000 ok', 'key-3-000 ok']))
  expect(seen.map((each) => each.goods)).toEqual([goodsId(1), goodsId(2), goodsId(3)])
})

test('without an answer, on 5xx, on busy and on stillRunning the action is sent again with the same key, and nothing overtakes it', async () => {
  answers = [
    hangUp,
    problem(500, 'broken'),
    problem(503, 'busy', { 'retry-after': '0' }),
    problem(409, 'stillRunning', { 'retry-after': '0' }),
    done,
  ]
  const { box, decided } = outbox(memoryStore())
  box.add(entry(1))
  box.add(entry(2))
  await vi.waitFor(() => expect(decided).toEqual(['key-1-000 ok', 'key-2-000 ok']), { timeout: 5_000 })
  expect(seen.map((each) => each.key)).toEqual([...new Array(5).fill('key-1-000'), 'key-2-000'])
})

test('a page of whoever stands between is no answer: nothing is taken for done, however often it comes', async () => {
  let minutes = 0
  const page = (status: number) => (_: IncomingMessage, response: ServerResponse) => {
    minutes += 1
    response.writeHead(status, { 'content-type': 'text/html', 'retry-after': '0' }).end('<h1>Welcome to our network</h1>')
  }
  answers = [page(200), ...new Array(25).fill(page(502)), done]
  const { box, decided } = outbox(memoryStore(), () => minutes * 60_000)
  box.add(entry(1))
  await vi.waitFor(() => expect(decided).toEqual(['key-1-000 ok']), { timeout: 5_000 })
  expect(seen).toHaveLength(27)
})

test('a definite refusal removes the action and lets the next one go', async () => {
  answers = [problem(409, 'allRejected')]
  const { box, decided } = outbox(memoryStore())
  box.add(entry(1))
  box.add(entry(2))
  await vi.waitFor(() => expect(decided).toEqual(['key-1-000 allRejected', 'key-2-000 ok']))
})

test('what was not decided survives a reload, in order and with its keys', async () => {
  answers = [hangUp]
  const name = 'outbox-reload'
  const before = outbox(openOutboxStore(name))
  before.box.add(entry(1))
  before.box.add(entry(2))
  await vi.waitFor(() => expect(seen).toHaveLength(1))
  before.box.stop()
  const after = outbox(openOutboxStore(name))
  const left = await after.box.start()
  expect(left.map((each) => each.key)).toEqual(['key-1-000', 'key-2-000'])
  await vi.waitFor(() => expect(after.decided).toEqual(['key-1-000 ok', 'key-2-000 ok']))
  expect(await (await openOutboxStore(name)).all()).toEqual([])
})

test('an entry that another tab had decided is not sent again', async () => {
  const store = await openOutboxStore('outbox-tabs')
  answers = [hangUp]
  const first = outbox(store)
  first.box.add(entry(1))
  await vi.waitFor(() => expect(seen).toHaveLength(1))
  const [stored] = await store.all()
  await store.remove(stored?.sequence ?? 0)
  first.box.wake()
  await vi.waitFor(() => expect(first.decided).toEqual(['key-1-000 elsewhere']))
  expect(seen).toHaveLength(1)
})

test('a success that this page cannot read is not sent for ever', async () => {
  answers = [(_, response) => response.setHeader('content-type', 'application/json').end('{"revision":7}')]
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { box, decided } = outbox(memoryStore())
  box.add(entry(1))
  box.add(entry(2))
  await vi.waitFor(() => expect(decided).toEqual(['key-1-000 elsewhere', 'key-2-000 ok']))
  quiet.mockRestore()
})

test('the network’s return ends the wait at once', async () => {
  answers = [problem(503, 'busy', { 'retry-after': '60' })]
  const { box, decided } = outbox(memoryStore())
  box.add(entry(1))
  await vi.waitFor(() => expect(seen).toHaveLength(1))
  await vi.waitFor(() => {
    box.wake()
    expect(decided).toEqual(['key-1-000 ok'])
  })
})

test('an entry of an older page that cannot be read is passed over', async () => {
  const store = await openOutboxStore('outbox-old')
  await store.add({ nonsense: true } as unknown as NewOutboxEntry)
  await store.add(entry(1))
  expect((await store.all()).map((each) => each.key)).toEqual(['key-1-000'])
})

test('without IndexedDB the outbox works from memory and says so', async () => {
  const indexed = globalThis.indexedDB
  Reflect.deleteProperty(globalThis, 'indexedDB')
  const quiet = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const store = await openOutboxStore('outbox-none')
  globalThis.indexedDB = indexed
  quiet.mockRestore()
  expect(store.isDurable).toBe(false)
  const { box, decided } = outbox(store)
  box.add(entry(1))
  await vi.waitFor(() => expect(decided).toEqual(['key-1-000 ok']))
})

test('what the server fails on for ten minutes is moved aside and told, and does not hold up the rest', async () => {
  let minutes = 0
  answers = [
    ...new Array(25).fill(null).map(() => (request: IncomingMessage, response: ServerResponse) => {
      minutes += 0.5
      problem(500, 'broken', { 'retry-after': '0' })(request, response)
    }),
  ]
  const store = memoryStore()
  const { box, decided } = outbox(store, () => minutes * 60_000)
  box.add(entry(1))
  box.add(entry(2))
  await vi.waitFor(() => expect(decided).toEqual(['key-1-000 broken', 'key-2-000 ok']), { timeout: 5_000 })
  expect(seen.filter((each) => each.key === 'key-1-000')).toHaveLength(21)
  expect(await store.all()).toEqual([])
})

test('a server that fails often within ten minutes is asked again', async () => {
  answers = new Array(30).fill(problem(500, 'broken', { 'retry-after': '0' }))
  const { box, decided } = outbox(memoryStore(), () => 0)
  box.add(entry(1))
  await vi.waitFor(() => expect(decided).toEqual(['key-1-000 ok']), { timeout: 5_000 })
  expect(seen).toHaveLength(31)
})
