/** An amount as people read it: `¥138`, `¥12.50`. Takes whole fen; the sign of a negative amount stands before the currency. */
export function shownMoney(fen: number): string {
  const amount = Math.abs(fen)
  const yuan = Math.floor(amount / 100)
  const rest = amount % 100
  const shown = rest === 0 ? `${yuan}` : `${yuan}.${String(rest).padStart(2, '0')}`
  return `${fen < 0 ? '−' : ''}¥${shown}`
}
