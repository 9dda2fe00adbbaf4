import { problem } from '@passline/shared/api'
import { CODES } from '@passline/shared/codes'
import * as z from 'zod'
import { send, type WireAnswer } from './http.ts'

/** One address of the API as the server's own OpenAPI document declares it. */
export interface Operation {
  id: string
  method: string
  /** With parameters in braces. */
  path: string
  params: string[]
  query: string[]
  isWrite: boolean
  /** Anybody may use it, without a token. */
  isOpen: boolean
  /** The permission that its description names, or null. */
  permission: string | null
  /** JSON schema of the body, or null. */
  body: object | null
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}

export interface Contract {
  operations: Operation[]
  document: Document
  /** The operation that this request is for, if there is one. */
  find(method: string, path: string): Operation | undefined
  /** Fails when an answer is not what the document declares for this request: its status, its type, or anything in its body. */
  check(method: string, path: string, answer: WireAnswer): void
}

interface Document {
  openapi: string
  paths: Record<string, Record<string, Described>>
}

interface Described {
  operationId: string
  description?: string
  security?: object[]
  parameters?: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Operation['responses']
}

const contracts = new Map<string, Promise<Contract>>()

/** Reads the document of a running server, once. */
export function contractOf(base: string): Promise<Contract> {
  const known = contracts.get(base) ?? read(base)
  contracts.set(base, known)
  return known
}

/** The document of a server that is started anew on the same address is read anew. */
export function forgetContract(base: string): void {
  contracts.delete(base)
}

async function read(base: string): Promise<Contract> {
  const { body } = await send(base, { method: 'GET', path: '/v1/openapi.json' })
  const document = JSON.parse(body.toString()) as Document
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(path, method, described)),
  )
  const matchers = operations.map((operation) => ({ operation, address: new RegExp(`^${operation.path.replace(/{\w+}/g, '[^/]+')}$`) }))
  const schemas = new Map<object, z.ZodType>()
  const find = (method: string, path: string): Operation | undefined => {
    const address = path.split('?')[0] ?? ''
    return matchers.find((each) => each.operation.method === method.toLowerCase() && each.address.test(address))?.operation
  }

  return {
    operations,
    document,
    find,
    check(method, path, answer) {
      const found = find(method, path)
      if (answer.status >= 400) checkProblem(answer)
      if (!found) return
      const declared = found.responses[answer.status]
      if (!declared) throw new Error(`${method} ${path} answered ${answer.status}, which its operation does not declare: ${answer.body}`)
      const schema = declared.content?.['application/json']?.schema
      if (answer.status >= 400 || !schema) return
      const parser = schemas.get(schema) ?? z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
      schemas.set(schema, parser)
      const parsed = parser.safeParse(JSON.parse(answer.body.toString()))
      if (!parsed.success) throw new Error(`${method} ${path} answered otherwise than declared: ${z.prettifyError(parsed.error)}`)
    },
  }
}

function operationOf(path: string, method: string, described: Described): Operation {
  const names = (place: string) => (described.parameters ?? []).filter((each) => each.in === place).map((each) => each.name)
  return {
    id: described.operationId,
    method,
    path,
    params: names('path'),
    query: names('query'),
    isWrite: names('header').includes('Idempotency-Key'),
    isOpen: described.security?.length === 0,
    permission: /permission `(\w+)`/.exec(described.description ?? '')?.[1] ?? null,
    body: described.requestBody?.content['application/json']?.schema ?? null,
    responses: described.responses,
  }
}

/** Every refusal is a problem document whose code belongs to its status. */
function checkProblem({ status, headers, body }: WireAnswer): void {
  if (!/^application\/problem\+json/.test(String(headers['content-type']))) throw new Error(`${status} came as ${headers['content-type']}`)
  const parsed = problem.strict().parse(JSON.parse(body.toString()))
  if (parsed.status !== status || CODES[parsed.code].status !== status) throw new Error(`${parsed.code} travelled with ${status}: ${body}`)
}
