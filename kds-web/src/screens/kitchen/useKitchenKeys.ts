import { useEffect, useRef } from 'react'

export interface KitchenKeys {
  /** 1 to 8: select the ticket; the same again is its next step. */
  digit(digit: number): void
  line(by: 1 | -1): void
  enter(): void
  undo(): void
  page(by: 1 | -1): void
  acknowledge(): void
  escape(): void
}

/** The bump bar, and any keyboard. Keys typed with Ctrl, Alt or Meta are the browser's. */
export function useKitchenKeys(keys: KitchenKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
      const work = workOf(event, latest.current)
      if (!work) return
      event.preventDefault()
      work()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function workOf(event: KeyboardEvent, keys: KitchenKeys): (() => void) | null {
  if (/^[1-8]$/.test(event.key)) return () => keys.digit(Number(event.key))
  switch (event.key) {
    case 'ArrowUp':
      return () => keys.line(-1)
    case 'ArrowDown':
      return () => keys.line(1)
    case 'ArrowLeft':
      return () => keys.page(-1)
    case 'ArrowRight':
      return () => keys.page(1)
    case 'Enter':
      // A focused button keeps its own Enter.
      return event.target instanceof HTMLButtonElement ? null : () => keys.enter()
    case 'Backspace':
    case 'z':
    case 'Z':
      return () => keys.undo()
    case 'a':
    case 'A':
      return () => keys.acknowledge()
    case 'Escape':
      return () => keys.escape()
    default:
      return null
  }
}
