import type { Device } from '@passline/shared/api'
import type { Code } from '@passline/shared/code'
import type { ShopId } from '@passline/shared/ids'
import type { Permission } from '@passline/shared/role'
import type * as z from 'zod'
import type { Asker } from '../actions/asker.ts'
import type { Reply } from '../actions/desk/command.ts'

/** A request that was recognised and parsed. */
export interface Asked<P, Q, B> {
  device: Device
  /** The bearer token, for the one answer that depends on it. */
  token: string
  params: P
  query: Q
  body: B
  /** Who writes, to which shop, under which key. Only writes have one. */
  asker: Asker
  /** The shop in the address; for addresses without one, the shop of the token. */
  shopId: ShopId
}

/** A reply with a warning that belongs to the moment: it travels in a header and is not kept with the answer. */
export interface WarnedReply extends Reply {
  warning?: 'noKitchenScreen'
  /** Names what the body says: whoever has it already is told 304, and no body is sent. */
  etag?: string
}

/** A reply that is a file, which never changes under its address. */
export interface FileReply {
  status: 200
  /** Its path on this machine. */
  file: string
  type: FileType
}

/** A reply that is a text of its own kind. */
export interface TextReply {
  status: 200
  text: string
  type: 'text/csv'
}

/** The types of file that the API answers with. */
export type FileType = 'audio/wav' | TextReply['type']

/** A request of somebody without a token. */
export interface Visit<P> {
  params: P
  /** The network address that it came from. */
  from: string
}

/** One address of the API: what it takes, who may, what it answers. The router, the OpenAPI document and the fuzz test all read it. */
export type Endpoint = GuardedEndpoint | OpenEndpoint

/** An address for devices and programs with a token. */
export interface GuardedEndpoint extends Declaration {
  handle(asked: Asked<unknown, unknown, unknown>): Promise<WarnedReply | FileReply | TextReply>
}

/** An address for anybody: no token is looked at. It only reads. */
export interface OpenEndpoint extends Declaration {
  method: 'get'
  permission: null
  visit(visit: Visit<unknown>): Promise<WarnedReply>
}

interface Declaration {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** With parameters in braces, as OpenAPI writes them. `{shop}` is checked against the token. */
  path: string
  tag: string
  summary: string
  description?: string
  permission: Permission | null
  params: z.ZodObject | null
  query: z.ZodObject | null
  body: z.ZodType | null
  /** For writes that carry their key in the body, or (null) can be repeated without one: they need no Idempotency-Key. */
  keyOf: ((body: unknown) => string | null) | null
  /** JSON by a schema, or a file. */
  answer: { status: number; schema: z.ZodType } | { status: 200; type: FileType }
  /** Whether its answers carry an ETag, and 304 may come. */
  isTagged: boolean
  /** Refusals beside those that every address has. */
  refusals: readonly Code[]
}

interface Parts<P extends z.ZodObject | null, Q extends z.ZodObject | null, B extends z.ZodType | null>
  extends Omit<Declaration, 'params' | 'query' | 'body' | 'keyOf' | 'isTagged' | 'refusals'> {
  params?: P
  query?: Q
  body?: B
  keyOf?(body: Parsed<B>): string | null
  isTagged?: boolean
  refusals?: readonly Code[]
  handle(asked: Asked<Parsed<P>, Parsed<Q>, Parsed<B>>): Promise<WarnedReply | FileReply | TextReply>
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

/** Declares an endpoint; the handler sees what the schemas promise. */
export function endpoint<P extends z.ZodObject | null = null, Q extends z.ZodObject | null = null, B extends z.ZodType | null = null>(
  parts: Parts<P, Q, B>,
): GuardedEndpoint {
  const { params = null, query = null, body = null, keyOf = null, isTagged = false, refusals = [], handle, ...rest } = parts
  const declared = { ...rest, params, query, body, isTagged, refusals, keyOf: keyOf as Endpoint['keyOf'] }
  return { ...declared, handle: handle as GuardedEndpoint['handle'] }
}

/** Declares an address that anybody may read. */
export function openEndpoint<P extends z.ZodObject>(parts: OpenParts<P>): OpenEndpoint {
  const { visit, refusals = [], ...rest } = parts
  const nothing = { permission: null, query: null, body: null, keyOf: null }
  return { ...rest, ...nothing, method: 'get', isTagged: true, refusals, visit: visit as OpenEndpoint['visit'] }
}

interface OpenParts<P extends z.ZodObject> extends Pick<Declaration, 'path' | 'tag' | 'summary' | 'answer'> {
  description: string
  params: P
  refusals?: readonly Code[]
  visit(visit: Visit<z.output<P>>): Promise<WarnedReply>
}

/** An answer of a read. */
export function ok(body: object): Reply {
  return { status: 200, body: JSON.stringify(body) }
}
