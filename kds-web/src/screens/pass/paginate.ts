interface Room<T> {
  /** Height of a page, px. */
  height: number
  gap: number
  heightOf(item: T): number
  /** Must be on the first page. */
  isPinned(item: T): boolean
}

/** Fills pages in the given order. Pinned ones of later pages come to the first, where the last others make room; the order on a page stays. */
export function paginate<T>(items: readonly T[], room: Room<T>): readonly (readonly T[])[] {
  const [pinned, others] = [items.filter(room.isPinned), items.filter((item) => !room.isPinned(item))]
  const first = new Set(firstThatFit([...pinned, ...others], room))
  const pages: (readonly T[])[] = [items.filter((item) => first.has(item))]
  let left = items.filter((item) => !first.has(item))
  while (left.length > 0) {
    const page = firstThatFit(left, room)
    pages.push(page)
    left = left.slice(page.length)
  }
  return pages
}

/** At least one, so that what is taller than a page is shown all the same. */
function firstThatFit<T>(items: readonly T[], { height, gap, heightOf }: Room<T>): readonly T[] {
  let used = 0
  for (const [at, item] of items.entries()) {
    used += heightOf(item) + (at === 0 ? 0 : gap)
    if (used > height && at > 0) return items.slice(0, at)
  }
  return items
}
