import { problem } from '@passline/shared/api'
import type { Code } from '@passline/shared/code'
import { CODES } from '@passline/shared/codes'
import * as z from 'zod'
import type { Endpoint } from './endpoint.ts'

const COMMON: readonly Code[] = ['invalid', 'unauthorized', 'forbidden', 'busy']
const TOKEN_CODES: ReadonlySet<Code> = new Set(['unauthorized', 'forbidden'])
const COMMON_WRITE: readonly Code[] = ['notJson', 'tooLarge', 'wrongType', 'keyMissing', 'keyReused', 'stillRunning']

/** The OpenAPI 3.1 document of the API, made from the same schemas that parse the requests. */
export function openApi(endpoints: readonly Endpoint[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const endpoint of endpoints) {
    paths[endpoint.path] ??= {}
    Object.assign(paths[endpoint.path] as object, { [endpoint.method]: operation(endpoint) })
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Passline 传菜',
      version,
      description:
        'Orders into the kitchen and everything that follows. Every request carries `Authorization: Bearer …`; every write an `Idempotency-Key`, kept 30 days: ' +
        'the same key and body give the stored answer, the same key with another body 422. Times are UTC, money is whole fen. ' +
        'What happens is pushed over Socket.IO: take a snapshot, then `subscribe` from its position.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: [...new Set(endpoints.map((endpoint) => endpoint.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: jsonSchema(problem, 'output') },
    },
  }
}

function operation(endpoint: Endpoint): object {
  const isWrite = endpoint.method !== 'get'
  const isKeyed = isWrite && !endpoint.keyOf
  return {
    tags: [endpoint.tag],
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    description: [endpoint.description, endpoint.permission && `Needs the permission \`${endpoint.permission}\`.`]
      .filter(Boolean)
      .join('\n\n'),
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query'), ...(isKeyed ? [keyHeader] : [])],
    ...('visit' in endpoint && { security: [] }),
    ...(endpoint.body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } } },
    }),
    responses: {
      [endpoint.answer.status]: {
        description: 'Done',
        content: answerContent(endpoint.answer),
      },
      ...(endpoint.isTagged && { 304: { description: 'The same as what the ETag in If-None-Match names.' } }),
      ...problems([
        ...COMMON.filter((code) => !('visit' in endpoint) || !TOKEN_CODES.has(code)),
        ...(isWrite ? COMMON_WRITE.filter((code) => isKeyed || code !== 'keyMissing') : []),
        ...(endpoint.path.includes('{') ? (['notFound'] as const) : []),
        ...endpoint.refusals,
      ]),
    },
  }
}

/** A file has no schema: its type says it all. */
function answerContent(answer: Endpoint['answer']): object {
  return 'type' in answer ? { [answer.type]: {} } : { 'application/json': { schema: jsonSchema(answer.schema, 'output') } }
}

const keyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'New for every intended action, the same when the request is repeated.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,100}$' },
}

function operationId({ method, path }: Endpoint): string {
  return [method, ...path.split('/').slice(2)].map((part) => part.replace(/[{}]/g, '').replace('.', '-')).join('-')
}

function parameters(schema: z.ZodObject | null, place: 'path' | 'query'): object[] {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as { properties?: Record<string, object>; required?: string[] }
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
  }))
}

function problems(codes: readonly Code[]): Record<string, object> {
  const byStatus = new Map<number, Code[]>()
  for (const code of new Set(codes)) byStatus.set(CODES[code].status, [...(byStatus.get(CODES[code].status) ?? []), code])
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      { description: list.map((code) => `\`${code}\`: ${CODES[code].title}`).join('\n\n'), content },
    ]),
  )
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
