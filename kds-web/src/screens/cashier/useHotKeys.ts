import { useEffect, useRef } from 'react'

/** What the keys of the till do: `/` search, F2 target, F4 send, Esc back. */
const KEYS = { '/': 'search', F2: 'target', F4: 'send', Escape: 'back' } as const

/** The field to which the slash leads. */
export const SEARCH_ID = 'cashier-search'

export type HotKey = (typeof KEYS)[keyof typeof KEYS]

/** A dialog has the keys to itself; letters typed into a field stay there, but a slash in the search begins it anew. */
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
  if (event.key === '/' && isTyping(event.target)) return null
  return isKnown(event.key) ? KEYS[event.key] : null
}

function isKnown(key: string): key is keyof typeof KEYS {
  return key in KEYS
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLElement && target.id === SEARCH_ID) return false
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
