/** How many entries of a list happened by then. @param happenedAt when an entry did; never falling along the list */
export function countUpTo<T>(list: readonly T[], at: number, happenedAt: (entry: T) => number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = list[middle]
    if (entry !== undefined && happenedAt(entry) <= at) low = middle + 1
    else high = middle
  }
  return low
}
