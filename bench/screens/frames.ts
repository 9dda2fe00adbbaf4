/** The parts of RFC 6455 that a client of a server of ours needs: unmasked frames come, short masked ones go. */
export interface Frame {
  /** 1 text, 8 close, 9 ping. */
  opcode: number
  start: number
  end: number
}

/** The frame that begins at an offset, or null when its end has not come yet. */
export function frameAt(bytes: Buffer, offset: number): Frame | null {
  const have = bytes.length - offset
  if (have < 2) return null
  const opcode = (bytes[offset] ?? 0) & 0x0f
  const short = (bytes[offset + 1] ?? 0) & 0x7f
  const head = short < 126 ? 2 : short === 126 ? 4 : 10
  if (have < head) return null
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(offset + 2) : Number(bytes.readBigUInt64BE(offset + 2))
  return have < head + length ? null : { opcode, start: offset + head, end: offset + head + length }
}

/** A text frame of a client. The mask is all zeros: it protects proxies, and there are none. */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head =
    payload.length < 126
      ? Buffer.from([0x81, 0x80 | payload.length])
      : Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 0xff])
  return Buffer.concat([head, Buffer.alloc(4), payload])
}
