import * as z from 'zod'
import { languages } from './spoken.ts'

/** The key pair with which an installation signs what it pushes, in base64url. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

/** GET /v1/push-key: what a browser asks for when it subscribes. */
export const pushKey = z.strictObject({ publicKey: z.string() })

/** PUT …/push-subscription: what a browser's subscription says of itself, and the language of the phone. */
export const pushSubscription = z.strictObject({
  endpoint: z.string().max(1_000).refine(isPublicAddress, 'must be an https address at a public name'),
  keys: z.strictObject({
    /** A point of the curve P-256 and 16 random bytes, in base64 for addresses. */
    p256dh: z.string().regex(/^B[\w-]{86}=?$/, 'must be 65 bytes in base64url, an uncompressed point'),
    auth: z.string().regex(/^[\w-]{22}(==)?$/, 'must be 16 bytes in base64url'),
  }),
  language: z.enum(languages).default('zh'),
})
export type PushSubscription = z.infer<typeof pushSubscription>

/** What a phone is sent. `topic` is the same for everything about one thing: the newest takes the place of the others. */
export interface PushedNotice {
  messageId: string
  callId: string
  topic: string
  title: string
  body: string
  /** The page to open. */
  url: string
  at: string
}

/**
 * Whether an address can be that of a push service: https at a name that the whole world knows. The server is asked to call it, so it must
 * not lead into the shop's own network. Addresses in numbers never are one.
 */
function isPublicAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  const name = hostname.replace(/\.$/, '')
  return protocol === 'https:' && username === '' && password === '' && IN_LETTERS.test(name) && !INSIDE.test(name)
}

/** At least two labels, and the last is no number: then a parser of addresses would have read an IP address. */
const IN_LETTERS = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.[a-z][a-z0-9-]*$/
const INSIDE = /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|arpa|onion)$/
