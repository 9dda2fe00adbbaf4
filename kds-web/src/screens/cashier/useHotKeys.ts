import { useEffect, useRef } from 'react'

export type HotKey = '/' | 'F2' | 'F4' | 'Escape'

/** Keys of the till: `/` search, F2 target, F4 send, Esc back. A dialog has the keys to itself; letters typed into a field stay there. */
export function useHotKeys(actions: Record<HotKey, () => void>): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const key = hotKey(event)
      if (key === null || document.querySelector('dialog[open]')) return
      event.preventDefault()
      latest.current[key]()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}

function hotKey(event: KeyboardEvent): HotKey | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null
  if (event.key === '/') return isTyping(event.target) ? null : '/'
  return event.key === 'F2' || event.key === 'F4' || event.key === 'Escape' ? event.key : null
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
