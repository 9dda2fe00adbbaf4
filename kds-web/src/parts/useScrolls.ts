import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

interface Scrolled<E extends Element> {
  ref: RefObject<E | null>
  /** Whether more is in the element than it shows: then the keyboard must come to it. */
  scrolls: boolean
}

/** Whether the content of an element is larger than the element now. */
export function useScrolls<E extends Element>(): Scrolled<E> {
  const ref = useRef<E>(null)
  const [scrolls, setScrolls] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setScrolls(element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth)
    const observer = new ResizeObserver(measure)
    for (const each of [element, ...element.children]) observer.observe(each)
    return () => observer.disconnect()
  })
  return { ref, scrolls }
}
