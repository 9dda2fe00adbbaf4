import { type RefObject, useEffect, useRef, useState } from 'react'
import { useActions } from '../../live/LiveContext.tsx'
import type { KeptMessage } from '../../live/types.ts'

/** Notes messages as shown once half of the element is on a page in front. @returns the ref of the element that shows them */
export function useOnView<E extends Element>(messages: readonly KeptMessage[]): RefObject<E | null> {
  const element = useRef<E>(null)
  const actions = useActions()
  const [isOnView, setOnView] = useState(false)
  const [isInFront, setInFront] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const target = element.current
    if (!target) return
    const observer = new IntersectionObserver(([entry]) => entry && setOnView(entry.isIntersecting), { threshold: 0.5 })
    observer.observe(target)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    const changed = () => setInFront(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', changed)
    return () => document.removeEventListener('visibilitychange', changed)
  }, [])
  useEffect(() => {
    const unshown = messages.filter((message) => message.shownAt === null && !message.wasShown).map((message) => message.id)
    if (isOnView && isInFront && unshown.length > 0) actions.noteShown(unshown)
  }, [messages, isOnView, isInFront, actions])
  return element
}
