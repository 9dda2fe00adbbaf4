import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { paginate } from './paginate.ts'

interface Listed {
  order: { id: string }
}

interface PagesOptions<T extends Listed> {
  items: readonly T[]
  /** Those that must be on the first page. */
  pinned: ReadonlySet<string>
  /** What an item is likely to be high, before it was drawn, px. */
  likely: number
  gap: number
  /** Room for the items, px. */
  height: number
}

export interface Pages<T> {
  /** Holds the items, each with `data-row` and its id. */
  list: RefObject<HTMLOListElement | null>
  shown: readonly T[]
  page: number
  pages: number
  turn(by: 1 | -1): void
}

/** Shows as many items as fit, the rest on further pages. Heights come from the page itself: what was never drawn is measured as soon as it is. */
export function usePages<T extends Listed>({ items, pinned, likely, gap, height }: PagesOptions<T>): Pages<T> {
  const list = useRef<HTMLOListElement>(null)
  const [heights] = useState(() => new Map<string, number>())
  const [round, setRound] = useState(0)
  const [wanted, setPage] = useState(0)
  const pages = useMemo(() => {
    void round
    return paginate(items, {
      height,
      gap,
      heightOf: ({ order }) => heights.get(order.id) ?? likely,
      isPinned: ({ order }) => pinned.has(order.id),
    })
  }, [items, pinned, height, gap, likely, heights, round])
  const page = Math.min(wanted, pages.length - 1)
  useLayoutEffect(() => {
    let isNew = false
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const id = row.dataset.row ?? ''
      if (heights.get(id) === row.offsetHeight) continue
      heights.set(id, row.offsetHeight)
      isNew = true
    }
    if (isNew) setRound((before) => before + 1)
  })
  return {
    list,
    shown: pages[page] ?? [],
    page,
    pages: pages.length,
    turn: (by) => setPage(Math.min(Math.max(page + by, 0), pages.length - 1)),
  }
}
