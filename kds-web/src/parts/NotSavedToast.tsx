import { useEffect } from 'react'
import { useText } from '../text/i18n.ts'
import { Icon } from './Icon.tsx'
import { type NotSaved, notSavedWords } from './notSavedWords.ts'
import { TOAST_MS } from './toastNow.ts'

/** What was not saved, why, and what the screen shows now. It goes with a tap, with Escape before anything else does, or by itself. */
export function NotSavedToast({ toast, onDismiss }: { toast: NotSaved; onDismiss(id: string): void }) {
  const text = useText()
  const { id } = toast
  useEffect(() => {
    const dismiss = () => onDismiss(id)
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopImmediatePropagation()
      dismiss()
    }
    const timer = setTimeout(dismiss, TOAST_MS)
    addEventListener('keydown', onKey, true)
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', onKey, true)
    }
  }, [id, onDismiss])
  const { said, shows } = notSavedWords(toast, text)
  return (
    <div className="toast" role="alert">
      <Icon name="alert" />
      <div>
        <b>{said}</b>
        {shows !== '' && <p>{shows}</p>}
      </div>
      <button type="button" className="tclose" onClick={() => onDismiss(id)}>
        {text.t('toast.gotIt')}
      </button>
    </div>
  )
}
