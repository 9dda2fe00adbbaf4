import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newKey } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { type Contract, contractOf, type Operation } from './support/contract.ts'
import { actorFor, requestFor } from './support/everyRequest.ts'
import { send, type WireAnswer, type WireRequest } from './support/http.ts'
import { line, takeAwayOrder } from './support/make.ts'
import { stockOf } from './support/tables.ts'
import { wrongly } from './support/wrong.ts'

/** Fixed, so that a failure comes back; fast-check prints it with the counterexample. */
const SEED = 20260306

let app: TestApp
let contract: Contract
let writes: Operation[]

beforeAll(async () => {
  app = await startTestApp()
  contract = await contractOf(app.base)
  writes = contract.operations.filter((operation) => operation.method !== 'get')
})

afterAll(() => app.stop())

describe('every write of the API', () => {
  test('refuses a body with anything wrong anywhere in it, with 400, and writes nothing', async () => {
    for (const operation of writes.filter(({ body }) => body !== null)) {
      const good = await requestFor(operation.id, app, app.shop)
      await nothingWritten(operation.id, () =>
        fc.assert(
          fc.asyncProperty(wrongly(good.body as Parameters<typeof wrongly>[0]), async ({ what, text }) => {
            const answer = await ask(operation.method, good.path, text)
            expect(`${what}: ${answer.status} ${codeOf(answer)}`).toBe(`${what}: 400 invalid`)
          }),
          { seed: SEED, numRuns: 60 },
        ),
      )
    }
  })

  test('survives any JSON at all: what is refused has a code and has written nothing', async () => {
    for (const operation of writes.filter(({ body }) => body !== null)) {
      const good = await requestFor(operation.id, app, app.shop)
      const keys = fc.constantFrom('lines', 'goods', 'actions', 'name', 'source', 'place', 'force', 'settings', 'id', 'zh', 'quantity')
      const anything = fc.object({
        key: keys,
        values: [fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null)],
        maxDepth: 4,
      })
      await fc.assert(
        fc.asyncProperty(fc.oneof(anything, fc.jsonValue()), async (body) => {
          const before = await stockOf(app.sql)
          const answer = await ask(operation.method, good.path, JSON.stringify(body))
          expect(answer.status).toBeLessThan(500)
          if (answer.status >= 400) expect(await stockOf(app.sql)).toEqual(before)
        }),
        { seed: SEED, numRuns: 12 },
      )
    }
  })

  test.each<[string, (text: string) => WireRequest['body'], Record<string, string>, string]>([
    ['cut off in the middle', (text) => text.slice(0, Math.floor(text.length / 2)), {}, '400 notJson'],
    ['with rubbish at its end', (text) => `${text}}`, {}, '400 notJson'],
    ['that is not UTF-8', (text) => broken(text), {}, '400 notJson'],
    ['nested 100,000 deep', () => '['.repeat(100_000) + ']'.repeat(100_000), {}, '400 '],
    ['of NaN', () => '{"quantity":NaN}', {}, '400 notJson'],
    ['beyond 1 MiB', (text) => text + ' '.repeat(1_048_577 - text.length), {}, '413 tooLarge'],
    ['of another type', (text) => text, { 'content-type': 'text/plain' }, '415 wrongType'],
    ['without a type', (text) => text, { 'content-type': '' }, '415 wrongType'],
    ['as a form', () => 'lines=1', { 'content-type': 'application/x-www-form-urlencoded' }, '415 wrongType'],
    ['that says it is compressed and is not', (text) => text, { 'content-encoding': 'gzip' }, '400 '],
    ['in an unknown coding', (text) => text, { 'content-encoding': 'zstd-9000' }, '415 wrongType'],
    ['that is an array', () => '[]', {}, '400 invalid'],
    ['that is null', () => 'null', {}, '400 invalid'],
  ])('refuses a body %s', async (what, bodyOf, headers, expected) => {
    for (const operation of writes) {
      const good = await requestFor(operation.id, app, app.shop)
      await nothingWritten(operation.id, async () => {
        const answer = await ask(operation.method, good.path, bodyOf(JSON.stringify(good.body ?? { note: '好' })), headers)
        expect(`${operation.id}: ${answer.status} ${codeOf(answer)}`, what).toContain(`${operation.id}: ${expected}`)
      })
    }
  })

  test('refuses strange Idempotency-Keys', async () => {
    for (const operation of writes.filter(({ isWrite }) => isWrite)) {
      const good = await requestFor(operation.id, app, app.shop)
      await nothingWritten(operation.id, async () => {
        for (const key of [
          '',
          '1234567',
          ' '.repeat(20),
          'a'.repeat(101),
          '../../../etc/passwd',
          "' or 1=1 --",
          '{"key":"value"}',
          '\xff\xfe\xff\xfe\xff\xfe\xff\xfe',
        ]) {
          const answer = await ask(operation.method, good.path, JSON.stringify(good.body), { 'idempotency-key': key })
          expect(`${operation.id}: ${answer.status} ${codeOf(answer)}`, JSON.stringify(key)).toBe(`${operation.id}: 400 keyMissing`)
        }
      })
    }
  })
})

describe('every address of the API', () => {
  const nonsense = [
    '%',
    '%zz',
    '%00',
    '%ff',
    '%c0%af',
    '..%2f..',
    '%2e%2e',
    'a%2fb',
    '%F0%9F%8D%9C',
    '%ED%A0%80',
    "'",
    '%22%3E',
    '*',
    'x'.repeat(41),
    'x'.repeat(6_000),
    '__proto__',
    '-1',
    'null',
    '{shop}',
  ]

  test('refuses nonsense in place of an id, with 4xx', async () => {
    for (const operation of contract.operations) {
      const good = await requestFor(operation.id, app, app.shop)
      const parts = good.path.split('?')[0]?.split('/') ?? []
      const braces = [...operation.path.split('/').entries()].filter(([, part]) => part.startsWith('{'))
      await nothingWritten(operation.id, async () => {
        for (const [index] of braces) {
          for (const each of nonsense) {
            const path = parts.with(index, each).join('/')
            // `__proto__`, `-1` and `null` may be well-formed ids: nothing has them, and a write may make one.
            const mayBeAnId = operation.method === 'put' && index === parts.length - 1 && each === 'null'
            if (mayBeAnId) continue
            const answer = await ask(operation.method, path, JSON.stringify(good.body))
            expect(`${operation.id} ${path.slice(0, 80)} ${answer.status}`).toMatch(/ 4\d\d$/)
          }
        }
      })
    }
  })

  test('answers 404 for a shop that does not exist, and 404 for ids that do not', async () => {
    const unknown: Record<string, string> = { shop: 'nowhere', brand: 'nobody', order: NOBODY, goods: NOBODY, device: NOBODY, call: NOBODY }
    for (const operation of contract.operations) {
      for (const param of operation.params) {
        if (operation.method === 'put' && param !== 'shop') continue
        const good = await requestFor(operation.id, app, app.shop)
        const index = operation.path.split('/').indexOf(`{${param}}`)
        const path =
          good.path
            .split('?')[0]
            ?.split('/')
            .with(index, unknown[param] ?? 'nothing')
            .join('/') ?? ''
        await nothingWritten(operation.id, async () => {
          const answer = await ask(operation.method, path, JSON.stringify(good.body))
          // Whoever is not the owner belongs to a shop, and is told nothing of others.
          const expected = param === 'shop' && actorFor(operation.id, app, app.shop).role !== 'owner' ? '403 forbidden' : '404 notFound'
          expect(`${operation.id} without ${param}: ${answer.status} ${codeOf(answer)}`).toBe(
            `${operation.id} without ${param}: ${expected}`,
          )
        })
      }
    }
  })

  test('refuses nonsense in its query, and words that it does not know', async () => {
    const values = [
      '',
      'abc',
      '-1',
      '1.5',
      '1e999',
      'NaN',
      '9007199254740993',
      '%00',
      '%',
      '%ff',
      'null',
      'x'.repeat(3_000),
      '2026-02-31',
      '[]',
    ]
    for (const operation of contract.operations) {
      const good = await requestFor(operation.id, app, app.shop)
      const path = good.path.split('?')[0] ?? ''
      await nothingWritten(operation.id, async () => {
        for (const name of operation.query) {
          for (const value of values) {
            const answer = await ask(operation.method, `${path}?${name}=${value}`)
            // An empty number counts as 0, and any short text is a cursor to be refused in its own words.
            expect(answer.status, `${operation.id} ?${name}=${value}`).toBeLessThan(500)
            if (value === 'abc' && !NAMES.includes(`${operation.id} ${name}`))
              expect(answer.status, `${operation.id} ?${name}=${value}`).toBe(400)
          }
        }
        for (const query of ['nonsense=1', '__proto__=1', 'constructor[x]=1', 'force=true', '%=1']) {
          const answer = await ask(operation.method, `${path}?${query}`, JSON.stringify(good.body))
          expect(`${operation.id} ?${query} ${answer.status}`).toBe(`${operation.id} ?${query} 400`)
        }
      })
    }
  })

  test('says 405 and which methods it takes, and 404 where there is nothing', async () => {
    for (const { path } of contract.operations) {
      const address = path.replace(/{\w+}/g, 'x')
      const answer = await ask('PROPFIND', address)
      expect([answer.status, codeOf(answer)], address).toEqual([405, 'methodNotAllowed'])
      expect(String(answer.headers.allow)).toMatch(/^[A-Z, ]+$/)
    }
    for (const path of [
      '/v1',
      '/v1/',
      '/v1/nothing',
      '/v1/shops/binjiang/nothing',
      '/v2/shops',
      '/v1/../etc/passwd',
      '//v1/shops',
      '/nothing.php',
    ]) {
      const answer = await ask('GET', path)
      expect([answer.status, codeOf(answer)], path).toEqual([404, 'notFound'])
    }
  })
})

describe('an order', () => {
  test.each([
    ['10,000 lines', takeAwayOrder(Array.from({ length: 10_000 }, () => line('tea')))],
    ['201 lines', takeAwayOrder(Array.from({ length: 201 }, () => line('tea')))],
    ['no lines', takeAwayOrder([])],
    ['1,000 portions', takeAwayOrder([line('tea', 1_000)])],
    ['no portions', takeAwayOrder([line('tea', 0)])],
    ['less than no portions', takeAwayOrder([line('tea', -3)])],
  ])('of %s is refused', async (_what, request) => {
    await nothingWritten('orders', async () => {
      const answer = await ask('POST', `/v1/shops/${app.shop.id}/orders`, JSON.stringify(request))
      expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid'])
    })
  })

  test('of 200 lines of 999 portions, with emoji and right-to-left text, is taken and read back as it was', async () => {
    const note = '🥡👨‍👩‍👧 בלי מלח \u202e\n\tÅngström'
    const request = takeAwayOrder(
      Array.from({ length: 200 }, () => line('tea', 999, { note })),
      { note, allergyNote: '🥜' },
    )
    const answer = await ask('POST', `/v1/shops/${app.shop.id}/orders`, JSON.stringify(request))
    expect(answer.status).toBe(201)
    const { order } = JSON.parse(answer.body.toString())
    const read = await ask('GET', `/v1/shops/${app.shop.id}/orders/${order.id}`)
    expect(JSON.parse(read.body.toString()).order).toEqual(order)
    expect(new Set(order.goods.map((goods: { note: string }) => goods.note))).toEqual(new Set([note]))
  })
})

test('nothing of all this was a failure in the eyes of the server', () => {
  expect(app.logged.map((text) => JSON.parse(text) as { level: number; msg: string }).filter(({ level }) => level >= 50)).toEqual([])
})

/** Queries that take any name: programs have events of their own. */
const NAMES = [
  'get-shops-shop-log actor',
  'get-shops-shop-im-calls event',
  'get-shops-shop-im-calls search',
  'get-shops-shop-orders search',
  'get-shops-shop-log place',
]

const NOBODY = '0195694a-5d00-7000-8000-00000000ffff'

/** Sends a request as somebody who may use the address, and checks that the answer is as the document declares it. */
async function ask(method: string, path: string, body?: WireRequest['body'], headers: Record<string, string> = {}): Promise<WireAnswer> {
  const operation = contract.find(method, path)
  const { token } = operation ? actorFor(operation.id, app, app.shop) : app.owner
  const usual: Record<string, string> = { authorization: `Bearer ${token}`, 'idempotency-key': newKey() }
  if (body !== undefined) usual['content-type'] = 'application/json'
  const sent = Object.fromEntries(
    Object.entries({ ...usual, ...headers }).filter(([name, value]) => value !== '' || name === 'idempotency-key'),
  )
  const answer = await send(app.base, { method: method.toUpperCase(), path, headers: sent, ...(body !== undefined && { body }) })
  contract.check(method, path, answer)
  return answer
}

function codeOf(answer: WireAnswer): string {
  return answer.status < 400 ? 'done' : JSON.parse(answer.body.toString()).code
}

async function nothingWritten(what: string, work: () => Promise<void>): Promise<void> {
  const before = await stockOf(app.sql)
  await work()
  expect(await stockOf(app.sql), `${what} wrote something`).toEqual(before)
}

/** The same text with two bytes in it that no UTF-8 text has. */
function broken(text: string): Buffer {
  const bytes = Buffer.from(text)
  const at = bytes.indexOf('"', bytes.indexOf(':')) + 1
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xc3, 0x28, 0xff]), bytes.subarray(at)])
}
