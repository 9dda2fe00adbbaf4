import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useText } from '../../text/i18n.ts'
import './sheet.css'

interface SheetFrameProps {
  label: string
  head: ReactNode
  onClose(): void
  children: ReactNode
}

/** It closes by itself when nobody touches it for this long. */
const UNTOUCHED_MS = 30_000

/** A sheet beside the wall: its head with the way out, its body. Arrows walk over its buttons, Escape closes it. */
export function SheetFrame({ label, head, onClose, children }: SheetFrameProps) {
  const { t } = useText()
  const sheet = useRef<HTMLElement>(null)
  const [touches, setTouches] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every touch starts the time anew
  useEffect(() => {
    const timer = setTimeout(onClose, UNTOUCHED_MS)
    return () => clearTimeout(timer)
  }, [touches, onClose])
  useEffect(() => sheet.current?.querySelector<HTMLElement>('.sb button:not(:disabled)')?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    setTouches(touches + 1)
    if (event.key === 'Escape') onClose()
    const by = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 0
    if (by !== 0) walk(sheet.current, by)
    if (by !== 0 || event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  return (
    <aside
      className="sheet"
      role="dialog"
      aria-label={label}
      ref={sheet}
      onPointerDown={() => setTouches(touches + 1)}
      onKeyDown={onKeyDown}
    >
      <header className="sh">
        {head}
        <button type="button" className="close" onClick={onClose}>
          {t('kitchen.sheet.close')}
          <kbd>Esc</kbd>
        </button>
      </header>
      {children}
    </aside>
  )
}

function walk(sheet: HTMLElement | null, by: 1 | -1): void {
  const buttons = [...(sheet?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
  const at = buttons.indexOf(document.activeElement as HTMLElement)
  buttons[(at + by + buttons.length) % buttons.length]?.focus()
}
