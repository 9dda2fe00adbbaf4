/** Fen as yuan with two decimals, for fields and files: `28.00`. */
export function yuanOf(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}

/** Yuan with at most two decimals as fen, without the rounding of floating point; NaN when it is none. A sign of the currency may stand before it. */
export function fenOf(yuan: string): number {
  const match = /^[¥￥]?\s*(\d{1,7})(?:\.(\d{1,2}))?$/.exec(yuan.trim())
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN
}
