import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { startTestApp, type TestApp } from './support/app.ts'
import { type Contract, contractOf } from './support/contract.ts'
import { requestFor } from './support/everyRequest.ts'
import { send } from './support/http.ts'

let app: TestApp
let contract: Contract

beforeAll(async () => {
  app = await startTestApp()
  contract = await contractOf(app.base)
})

afterAll(() => app.stop())

/** What answers with something else than JSON. */
const FILES: Record<string, string> = { 'get-shops-shop-speech': 'audio/wav', 'get-shops-shop-menu-csv': 'text/csv' }

describe('the OpenAPI document', () => {
  test('is version 3.1, readable by anybody, and the same for all', async () => {
    const answer = await send(app.base, { method: 'GET', path: '/v1/openapi.json' })
    expect([answer.status, String(answer.headers['content-type'])]).toEqual([200, 'application/json; charset=utf-8'])
    expect(contract.document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      info: { title: expect.stringMatching(/\S/), version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    })
  })

  test('resolves all its references, within itself', () => {
    const refs = valuesOf(contract.document, '$ref').map(String)
    expect(refs.length).toBeGreaterThan(0)
    expect(refs.filter((ref) => resolved(contract.document, ref) === undefined)).toEqual([])
  })

  test('gives every operation an id of its own, words, and the permission it needs', () => {
    const ids = contract.operations.map((operation) => operation.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^(get|post|put|patch|delete)(-[a-z]+)+$/)
    const operations = Object.values(contract.document.paths).flatMap((methods) => Object.values(methods as object)) as {
      summary: string
    }[]
    for (const { summary } of operations) expect(summary).toMatch(/^[A-Z].{8,}/)
  })

  test('declares every parameter of every path, and no other', () => {
    for (const { id, path, params } of contract.operations) {
      const inPath = [...path.matchAll(/{(\w+)}/g)].map(([, name]) => name)
      expect([...params].sort(), id).toEqual(inPath.sort())
    }
    const parameters = valuesOf(contract.document.paths, 'parameters').flat() as {
      name: string
      in: string
      required: boolean
      schema: object
    }[]
    for (const each of parameters) {
      expect(each.schema, each.name).toBeTypeOf('object')
      if (each.in === 'path') expect(each.required, each.name).toBe(true)
    }
  })

  test('declares one way to succeed, and problem documents for every way to fail', () => {
    for (const { id, isOpen, responses } of contract.operations) {
      // "Nothing has changed" is neither, and says no more.
      const statuses = Object.keys(responses)
        .map(Number)
        .filter((status) => status !== 304)
      expect(
        statuses.filter((status) => status < 400),
        id,
      ).toHaveLength(1)
      for (const status of statuses) {
        const type = status >= 400 ? 'application/problem+json' : (FILES[id] ?? 'application/json')
        expect(Object.keys(responses[status]?.content ?? {}), `${id} ${status}`).toEqual([type])
      }
      expect(statuses, id).toEqual(expect.arrayContaining(isOpen ? [400, 404] : [400, 401, 403]))
    }
  })

  test('holds schemas that a reader of JSON Schema understands, and that take what the server takes', async () => {
    for (const { id, body } of contract.operations) {
      if (!body) continue
      const schema = z.fromJSONSchema(body as Parameters<typeof z.fromJSONSchema>[0])
      const good = await requestFor(id, app, app.shop)
      expect(schema.safeParse(good.body).error, id).toBeUndefined()
      expect(schema.safeParse({ ...(good.body as object), nonsense: 1 }).success, id).toBe(false)
    }
  })
})

describe('the page under /docs', () => {
  test('needs nothing that does not come from this server', async () => {
    const page = await read('/docs')
    const assets = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address)
    expect(assets.length).toBeGreaterThanOrEqual(3)
    for (const address of assets) {
      expect(address).toMatch(/^\/docs\//)
      const asset = await read(address)
      expect([address, asset.status]).toEqual([address, 200])
      // Styles and the start script bring nothing in from elsewhere either.
      const foreign = address.endsWith('bundle.js')
        ? []
        : [...asset.text.matchAll(/(?:url\(|@import|import\(|fetch\()\s*["']?(https?:)?\/\//g)]
      expect(foreign, address).toEqual([])
    }
    expect(String(page.headers['content-security-policy'])).toMatch(/default-src 'self'/)
  })

  test('shows the document of this server', async () => {
    expect((await read('/docs/start.js')).text).toContain("fetch('/v1/openapi.json')")
  })
})

async function read(path: string) {
  const { status, headers, body } = await send(app.base, { method: 'GET', path })
  return { status, headers, text: body.toString() }
}

/** Every value that stands under a key, anywhere. */
function valuesOf(node: unknown, key: string): unknown[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, value]) => (name === key ? [value] : valuesOf(value, key)))
}

function resolved(document: unknown, ref: string): unknown {
  if (!ref.startsWith('#/')) return undefined
  const way = ref
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return way.reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document)
}
