/** Whether two maps hold the same things: every batch of events copies the shop's maps, changed or not. */
export function sameMap<V>(a: ReadonlyMap<string, V> | undefined, b: ReadonlyMap<string, V> | undefined): boolean {
  if (a === b) return true
  return a !== undefined && b !== undefined && a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
}
