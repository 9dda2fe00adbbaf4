import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { Icon } from './Icon.tsx'
import { useScrolls } from './useScrolls.ts'
import './dialog.css'

interface DialogProps {
  title: ReactNode
  /** Beside the title: the target, the number, a price. */
  aside?: ReactNode
  footer: ReactNode
  closeLabel: string
  /** In px; never wider than the screen. */
  width?: number
  testId?: string
  onClose: () => void
  children: ReactNode
}

/** A dialog over the screen. The browser holds the focus inside and closes it on Esc; a tap outside does nothing, because it is easily a slip. A field marked `data-autofocus` has the focus first. */
export function Dialog({ title, aside, footer, closeLabel, width = 760, testId, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const body = useScrolls<HTMLDivElement>()
  // Before the dialog leaves the page: closing it then gives the focus back to what opened it.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="dlg"
      style={{ width }}
      aria-labelledby={titleId}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className="dh">
        <h2 id={titleId}>{title}</h2>
        {aside}
        <button type="button" className="x" aria-label={closeLabel} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      <div className="db" ref={body.ref} tabIndex={body.scrolls ? 0 : undefined}>
        {children}
      </div>
      <footer className="df">{footer}</footer>
    </dialog>
  )
}
