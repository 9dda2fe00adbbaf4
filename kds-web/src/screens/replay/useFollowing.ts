import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Rows that are drawn before the current one (newer) and after it (older), and how many more at a time. */
const NEWER = 8
const OLDER = 32
const MORE = 40
/** Closer than this to an end, more rows are drawn, px. */
const NEAR_PX = 400
/** Whoever scrolls by hand is left alone for so long, ms. */
const HANDS_OFF_MS = 6_000

interface Following {
  ref: RefObject<HTMLOListElement | null>
  /** The rows to draw, by their place from the oldest: from `oldest` up to, and without, `newest`. */
  oldest: number
  newest: number
  onScroll(): void
  /** A hand is on the list. */
  hold(): void
}

/** Keeps the current row of a long list, newest on top, in sight, unless somebody reads elsewhere. */
export function useFollowing({ count, at, isPlaying }: { count: number; at: number; isPlaying: boolean }): Following {
  const ref = useRef<HTMLOListElement>(null)
  const heldAt = useRef(Number.NEGATIVE_INFINITY)
  const height = useRef(0)
  const [range, setRange] = useState(() => around(at, count))
  const isHeld = () => performance.now() - heldAt.current < HANDS_OFF_MS

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new current row moves the list, and so does the start of playing
  useLayoutEffect(() => {
    if (isHeld()) return
    setRange(around(at, count))
  }, [at, count, isPlaying])

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have other places
  useLayoutEffect(() => {
    const list = ref.current
    if (!list) return
    if (isHeld()) {
      // Rows that came in above must not push down what somebody reads.
      if (range.grewAbove) list.scrollTop += list.scrollHeight - height.current
    } else {
      const current = list.querySelector<HTMLElement>('.on')
      const above = current?.previousElementSibling
      if (current) list.scrollTop = current.offsetTop - (above instanceof HTMLElement ? above.offsetHeight : 0)
    }
    height.current = list.scrollHeight
  }, [range, at])

  return {
    ref,
    oldest: range.oldest,
    newest: range.newest,
    hold: () => {
      heldAt.current = performance.now()
    },
    onScroll: () => {
      const list = ref.current
      if (!list || !isHeld()) return
      heldAt.current = performance.now()
      height.current = list.scrollHeight
      const isNearTop = list.scrollTop < NEAR_PX && range.newest < count
      const isNearEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX && range.oldest > 0
      if (isNearTop) setRange({ ...range, newest: Math.min(count, range.newest + MORE), grewAbove: true })
      else if (isNearEnd) setRange({ ...range, oldest: Math.max(0, range.oldest - MORE), grewAbove: false })
    },
  }
}

function around(at: number, count: number): { oldest: number; newest: number; grewAbove: boolean } {
  return { oldest: Math.max(0, at - OLDER), newest: Math.min(count, at + 1 + NEWER), grewAbove: false }
}
