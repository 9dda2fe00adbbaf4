import { type RefObject, useLayoutEffect, useState } from 'react'

export interface WallArea {
  width: number
  height: number
}

/** The inner size of an element, px; null before it is known. */
export function useAreaOf(element: RefObject<HTMLElement | null>): WallArea | null {
  const [area, setArea] = useState<WallArea | null>(null)
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = target
      setArea((before) => (before?.width === width && before.height === height ? before : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return area
}
