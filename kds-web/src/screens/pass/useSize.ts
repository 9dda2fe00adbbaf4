import { useLayoutEffect, useState } from 'react'

/** The room inside an element, px; nothing before it was drawn. `ref` is for the element, which may come and go. */
export function useSize<E extends Element>(): { ref(element: E | null): void; width: number; height: number } {
  const [element, setElement] = useState<E | null>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return { ref: setElement, ...size }
}
