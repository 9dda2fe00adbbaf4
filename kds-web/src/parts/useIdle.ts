import { useCallback, useEffect, useRef } from 'react'

/**
 * Says when nobody has touched something for `ms`.
 * @returns what to call at every touch
 */
export function useIdle(ms: number, onIdle: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(onIdle)
  useEffect(() => {
    latest.current = onIdle
  })
  const touched = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => latest.current(), ms)
  }, [ms])
  useEffect(() => {
    touched()
    return () => clearTimeout(timer.current)
  }, [touched])
  return touched
}
