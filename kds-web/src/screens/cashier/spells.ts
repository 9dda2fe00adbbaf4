import type { Readings } from './spelling.ts'

/**
 * Whether letters spell consecutive characters of a name from a position on: each by its whole reading or its initial, the last also by
 * the beginning of its reading. `gbjd`, `gongbao`, `gbjiding` and `gongb` all spell 宫保鸡丁.
 */
export function spells(readings: Readings, from: number, letters: string): boolean {
  if (letters === '') return true
  const here = readings[from]
  if (here === undefined) return false
  if (here.length === 0) return spells(readings, from + 1, letters)
  return here.some(
    (reading) =>
      reading.startsWith(letters) ||
      piecesOf(reading).some((piece) => letters.startsWith(piece) && spells(readings, from + 1, letters.slice(piece.length))),
  )
}

/** What may stand for a character in the middle of what is typed: zh, ch and sh are initials too. */
function piecesOf(reading: string): string[] {
  const initial = /^[zcs]h/.test(reading) ? [reading.slice(0, 2)] : []
  return [reading, ...initial, reading.slice(0, 1)]
}
