import { createHmac, timingSafeEqual } from 'node:crypto'
import type { OrderId } from '@passline/shared/ids'

/** Makes and reads the keys of guests' pages. A key is an order and its signature, so that nothing is stored and nobody can make one. */
export interface GuestKeys {
  /** @returns 43 letters, digits, "-" and "_" */
  keyOf(orderId: OrderId): string
  /** The order that a key is for, or null when this installation did not make it. */
  orderOf(key: string): OrderId | null
}

/** @param secret of this installation; it never leaves the server */
export function guestKeys(secret: Buffer): GuestKeys {
  const signed = (id: Buffer) =>
    Buffer.concat([id, createHmac('sha256', secret).update('guest page ').update(id).digest().subarray(0, HALF)])
  return {
    keyOf: (orderId) => signed(Buffer.from(orderId.replaceAll('-', ''), 'hex')).toString('base64url'),
    orderOf(key) {
      if (!SHAPE.test(key)) return null
      const given = Buffer.from(key, 'base64url')
      const id = given.subarray(0, HALF)
      return timingSafeEqual(given, signed(id)) ? uuidOf(id) : null
    },
  }
}

/** Bytes of a UUID, and of a signature: 128 bits. */
const HALF = 16
/** 32 bytes as base64url; the last character holds 4 bits, so that there is one way to write each key. */
const SHAPE = /^[\w-]{42}[AEIMQUYcgkosw048]$/

function uuidOf(bytes: Buffer): OrderId {
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5') as OrderId
}
