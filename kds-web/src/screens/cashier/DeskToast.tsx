import { useActions, useLive } from '../../live/LiveContext.tsx'
import { NotSavedToast } from '../../parts/NotSavedToast.tsx'
import './toast.css'

/** The oldest thing that was not saved and nobody has read yet. */
export function DeskToast() {
  const toast = useLive((live) => live.toasts[0])
  const { dismissToast } = useActions()
  return toast ? <NotSavedToast toast={toast} onDismiss={dismissToast} /> : null
}
