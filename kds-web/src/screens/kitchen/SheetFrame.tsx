import { type ReactNode, useEffect, useRef } from 'react'
import { useIdle } from '../../parts/useIdle.ts'
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

/** A sheet beside the wall: its head with the way out, its body. While it is open arrows walk over its buttons and Escape closes it, wherever the focus is. */
export function SheetFrame({ label, head, onClose, children }: SheetFrameProps) {
  const { t } = useText()
  const sheet = useRef<HTMLElement>(null)
  const touched = useIdle(UNTOUCHED_MS, onClose)
  useEffect(() => sheet.current?.querySelector<HTMLElement>('.sb button:not(:disabled)')?.focus(), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      touched()
      const by = STEPS[event.key]
      if (by) walk(sheet.current, by)
      else if (event.key === 'Escape') onClose()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [touched, onClose])
  return (
    <aside className="sheet" role="dialog" aria-label={label} ref={sheet} onPointerDown={touched}>
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

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** From nowhere it begins at the first button of the body, behind the way out, or at the last. */
function walk(sheet: HTMLElement | null, by: 1 | -1): void {
  const buttons = [...(sheet?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
  const at = buttons.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 && by > 0 ? 1 : Math.max(at, 0) + by
  buttons[(next + buttons.length) % buttons.length]?.focus()
}
