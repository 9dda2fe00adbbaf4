import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Code } from '@passline/shared/code'
import type { ShopId } from '@passline/shared/ids'
import { may } from '@passline/shared/role'
import type { Request, RequestHandler, Response } from 'express'
import * as z from 'zod'
import type { Reply, WriteKey } from '../actions/desk/command.ts'
import type { Recognition } from '../actions/Recognition.ts'
import { type ProblemExtras, problemReply } from '../actions/reply.ts'
import type { Asked, Endpoint, FileReply, GuardedEndpoint, OpenEndpoint, TextReply, WarnedReply } from './endpoint.ts'

/** A request that is refused before any action is asked. */
class Refused extends Error {
  readonly reply: Reply

  constructor(code: Code, extras?: ProblemExtras) {
    super(code)
    this.reply = problemReply(code, extras)
  }
}

/** Serves one endpoint: recognise, parse, act, answer. */
export function route(endpoint: Endpoint, recognition: Recognition): RequestHandler {
  return (request, response, next) => {
    const replying = 'visit' in endpoint ? visit(endpoint, request) : ask(endpoint, recognition, request)
    replying
      .catch((cause: unknown) => {
        if (cause instanceof Refused) return cause.reply
        throw cause
      })
      .then((reply) => {
        if ('file' in reply) return sendFile(response, reply)
        if ('text' in reply) return sendText(response, reply)
        send(response, unlessKnown(request, reply))
      })
      .catch(next)
  }
}

/** Sends a reply; refusals travel as problem documents. */
export function send(response: Response, reply: WarnedReply): void {
  if (response.headersSent || response.destroyed) return
  response.statusCode = reply.status
  response.setHeader('content-type', reply.status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  if (reply.etag) response.setHeader('etag', reply.etag)
  if (reply.warning) response.setHeader('passline-warning', reply.warning)
  if (reply.status === 401) response.setHeader('www-authenticate', 'Bearer')
  if (reply.status === 429 || reply.status === 503 || reply.body.includes('"code":"stillRunning"')) response.setHeader('retry-after', '1')
  response.end(reply.body)
}

function sendText(response: Response, { status, text, type }: TextReply): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
  response.end(text)
}

/** Streams a file. It never changes under its address, so whoever asked may keep it for a week. */
async function sendFile(response: Response, { status, file, type }: FileReply): Promise<void> {
  const handle = await open(file)
  const { size } = await handle.stat()
  response.writeHead(status, { 'content-type': type, 'content-length': size, 'cache-control': 'private, max-age=604800, immutable' })
  await pipeline(handle.createReadStream(), response).catch((cause: NodeJS.ErrnoException) => {
    // Who asked went away in the middle.
    if (cause.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw cause
  })
}

/** The reply, or 304 without a body when the asker has what it says. */
function unlessKnown(request: Request, reply: WarnedReply): WarnedReply {
  const isKnown = reply.etag !== undefined && request.headers['if-none-match'] === reply.etag
  return isKnown ? { ...reply, status: 304, body: '' } : reply
}

async function visit(endpoint: OpenEndpoint, request: Request): Promise<WarnedReply> {
  const params = parsed(endpoint.params ?? NOTHING, request.params, 'path')
  parsed(NOTHING, request.query, 'query')
  return endpoint.visit({ params, from: request.socket.remoteAddress ?? '' })
}

async function ask(endpoint: GuardedEndpoint, recognition: Recognition, request: Request): Promise<WarnedReply | FileReply | TextReply> {
  const token = bearerToken(request)
  const device = token && (await recognition.deviceOf(token))
  if (!token || !device) throw new Refused('unauthorized')
  const address = endpoint.params ? parsed(endpoint.params, request.params, 'path') : {}
  const named = 'shop' in address ? (address.shop as ShopId) : null
  if (named !== null && device.shopId !== null && device.shopId !== named)
    throw new Refused('forbidden', { detail: `This token is for the shop "${device.shopId}".` })
  if (endpoint.permission && !may(device.role, endpoint.permission)) {
    throw new Refused('forbidden', {
      detail: `The role "${device.role}" may not do that; it needs the permission "${endpoint.permission}".`,
    })
  }
  if (named !== null && device.shopId === null && !(await recognition.knowsShop(named))) {
    throw new Refused('notFound', { detail: `No shop "${named}".` })
  }
  const query = parsed(endpoint.query ?? NOTHING, request.query, 'query')
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const body = parsed(endpoint.body ?? NOTHING, json(request, raw), 'body')
  const shopId = named ?? device.shopId ?? ('' as ShopId)
  const key = keyOfWrite(endpoint, request, { raw, body, shopId: named })
  const asked: Asked<unknown, unknown, unknown> = { device, token, params: address, query, body, shopId, asker: { device, shopId, key } }
  return endpoint.handle(asked)
}

/** What an address takes that declares no query or no body: what is said there would not be heard, so it is refused. */
const NOTHING = z.strictObject({})

const NO_KEY: WriteKey = { scope: '', key: '', requestHash: '' }

function bearerToken(request: Request): string | undefined {
  return /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
}

interface Written {
  raw: Buffer
  body: unknown
  shopId: ShopId | null
}

/** The key under which a write is known, and the fingerprint of what it asks. */
function keyOfWrite(endpoint: Endpoint, request: Request, { raw, body, shopId }: Written): WriteKey {
  if (endpoint.method === 'get') return NO_KEY
  const key = endpoint.keyOf ? endpoint.keyOf(body) : headerKey(request)
  if (key === null) return NO_KEY
  return { scope: shopId === null ? 'installation' : `shop ${shopId}`, key, requestHash: fingerprint(request, raw) }
}

function fingerprint(request: Request, raw: Buffer): string {
  return createHash('sha256').update(`${request.method} ${request.path}\n`).update(raw).digest('base64url')
}

function headerKey(request: Request): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key)) throw new Refused('keyMissing')
  return key
}

function json(request: Request, raw: Buffer): unknown {
  if (raw.length === 0) return {}
  if (!request.is('application/json')) throw new Refused('wrongType')
  if (!isUtf8(raw)) throw new Refused('notJson', { detail: 'The body is not valid UTF-8.' })
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch (cause) {
    throw new Refused('notJson', { detail: (cause as Error).message })
  }
}

function parsed<S extends z.ZodType>(schema: S, value: unknown, part: string): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const errors = result.error.issues.slice(0, 20).map((issue) => ({ path: [part, ...issue.path].join('.'), message: issue.message }))
  throw new Refused('invalid', { detail: `${errors[0]?.path}: ${errors[0]?.message}`, errors })
}
