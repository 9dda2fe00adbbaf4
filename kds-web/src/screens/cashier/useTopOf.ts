import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Scrolls an element back to its top whenever what it is about changes. */
export function useTopOf(about: string): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  const shown = useRef(about)
  useLayoutEffect(() => {
    if (shown.current === about) return
    shown.current = about
    if (ref.current) ref.current.scrollTop = 0
  }, [about])
  return ref
}
