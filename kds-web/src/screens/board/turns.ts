/** How long a part of a list that does not fit is shown before the next, ms. */
export const TURN_MS = 6_000

/** The part of a list that is shown now, so that everything in it has its turn. @param now ms */
export function turnOf<T>(list: readonly T[], size: number, now: number): readonly T[] {
  const turns = Math.max(1, Math.ceil(list.length / size))
  const turn = Math.floor(now / TURN_MS) % turns
  return list.slice(turn * size, (turn + 1) * size)
}
