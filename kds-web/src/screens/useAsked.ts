import { useCallback, useEffect, useRef, useState } from 'react'

/**
 * What a read answers; null while it is on its way. It is asked when the screen is shown, and by `again`.
 * @param read must stay the same function as long as it asks the same
 */
export function useAsked<T>(read: () => Promise<T>): { answer: T | null; again: () => void } {
  const [answer, setAnswer] = useState<T | null>(null)
  const latest = useRef<Promise<T> | null>(null)
  const ask = useCallback(() => {
    setAnswer(null)
    const asked = read()
    latest.current = asked
    // What an earlier question is answered says nothing any more.
    void asked.then((value) => latest.current === asked && setAnswer(value))
  }, [read])
  useEffect(() => {
    ask()
    return () => {
      latest.current = null
    }
  }, [ask])
  return { answer, again: ask }
}
