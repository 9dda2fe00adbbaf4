import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { PushedNotice, PushSubscription } from '@passline/shared/pushApi'

/** A phone whose browser has subscribed: what it says of itself, and how it reads what it is sent. */
export interface Phone {
  subscription: PushSubscription
  /** Decrypts the body of a push (RFC 8291, RFC 8188: one record of aes128gcm). */
  read(body: Buffer): PushedNotice
}

export function phone(id: string, origin = 'https://push.example.com', language: PushSubscription['language'] = 'zh'): Phone {
  const ecdh = createECDH('prime256v1')
  const own = ecdh.generateKeys()
  const auth = randomBytes(16)
  const keys = { p256dh: own.toString('base64url'), auth: auth.toString('base64url') }
  return {
    subscription: { endpoint: `${origin}/phones/${id}`, keys, language },
    read: (body) => {
      const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)]
      const senders = body.subarray(21, 21 + idLength)
      const text = body.subarray(21 + idLength)
      const shared = derived(ecdh.computeSecret(senders), auth, Buffer.concat([Buffer.from('WebPush: info\0'), own, senders]), 32)
      const key = derived(shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
      const nonce = derived(shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
      const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(text.subarray(-16))
      const padded = Buffer.concat([decipher.update(text.subarray(0, -16)), decipher.final()])
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString())
    },
  }
}

function derived(secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, length))
}
