import { useEffect, useRef } from 'react'

export interface KitchenKeys {
  /** 1 to 8: select the ticket; the same again is its next step. */
  digit(digit: number): void
  line(by: 1 | -1): void
  enter(): void
  undo(): void
  page(by: 1 | -1): void
  acknowledge(): void
  /** More that can be done with the line under the cursor. */
  more(): void
  expand(): void
  /** What was made today. */
  recall(): void
  nextStation(): void
  takeOver(): void
  fullScreen(): void
  escape(): void
}

/** The bump bar, and any keyboard. Keys typed with Ctrl, Alt or Meta are the browser's. While it is paused something else has all keys but the way out. */
export function useKitchenKeys(keys: KitchenKeys, isPaused: boolean): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
      if (isPaused && event.key !== 'Escape') return
      const work = workOf(event, latest.current)
      if (!work) return
      event.preventDefault()
      work()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isPaused])
}

function workOf(event: KeyboardEvent, keys: KitchenKeys): (() => void) | null {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (/^[1-8]$/.test(key)) return () => keys.digit(Number(key))
  // A focused button keeps its own Enter.
  if (key === 'Enter') return event.target instanceof HTMLButtonElement ? null : keys.enter
  // While nothing has the focus Tab is the bump bar's; Shift and Tab enter the page, and then both go through it.
  if (key === 'Tab') return event.target === document.body && !event.shiftKey ? keys.nextStation : null
  return (WORKS[key] ?? null) && (() => WORKS[key]?.(keys))
}

const WORKS: Readonly<Record<string, (keys: KitchenKeys) => void>> = {
  ArrowUp: (keys) => keys.line(-1),
  ArrowDown: (keys) => keys.line(1),
  ArrowLeft: (keys) => keys.page(-1),
  ArrowRight: (keys) => keys.page(1),
  Backspace: (keys) => keys.undo(),
  z: (keys) => keys.undo(),
  a: (keys) => keys.acknowledge(),
  d: (keys) => keys.more(),
  e: (keys) => keys.expand(),
  r: (keys) => keys.recall(),
  s: (keys) => keys.nextStation(),
  o: (keys) => keys.takeOver(),
  f: (keys) => keys.fullScreen(),
  Escape: (keys) => keys.escape(),
}
