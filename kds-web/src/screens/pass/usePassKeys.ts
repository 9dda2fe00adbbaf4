import { useEffect, useRef } from 'react'

export interface PassKeys {
  /** 1 to 8: selects an order of the right side. */
  digit(digit: number): void
  move(by: 1 | -1): void
  page(by: 1 | -1): void
  call(): void
  pickUp(): void
  enter(): void
  undo(): void
  nextFilter(): void
  escape(): void
}

/** The bump bar, and any keyboard. Keys typed with Ctrl, Alt or Meta are the browser's. */
export function usePassKeys(keys: PassKeys): void {
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

function workOf(event: KeyboardEvent, keys: PassKeys): (() => void) | null {
  if (/^[1-8]$/.test(event.key)) return () => keys.digit(Number(event.key))
  switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
    case 'ArrowUp':
      return () => keys.move(-1)
    case 'ArrowDown':
      return () => keys.move(1)
    case 'ArrowLeft':
      return () => keys.page(-1)
    case 'ArrowRight':
      return () => keys.page(1)
    case 'c':
      return keys.call
    case 'p':
      return keys.pickUp
    case 'Enter':
      // A focused button keeps its own Enter.
      return event.target instanceof HTMLButtonElement ? null : keys.enter
    case 'Backspace':
    case 'z':
      return keys.undo
    case 'Tab':
      // While nothing has the focus Tab is the bump bar's; Shift and Tab enter the page, and then both go through it.
      return event.target === document.body && !event.shiftKey ? keys.nextFilter : null
    case 'Escape':
      return keys.escape
    default:
      return null
  }
}
