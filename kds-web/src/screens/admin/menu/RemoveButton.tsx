import { useState } from 'react'
import { useText } from '../../../text/i18n.ts'

/** Removes at the second tap; the first one only asks. */
export function RemoveButton({ isBusy, onRemove }: { isBusy: boolean; onRemove: () => void }) {
  const { t } = useText()
  const [isAsking, setAsking] = useState(false)
  return (
    <button
      type="button"
      className={isAsking ? 'b1 danger ask' : 'b2 danger'}
      disabled={isBusy}
      onClick={() => (isAsking ? onRemove() : setAsking(true))}
      onBlur={() => setAsking(false)}
    >
      {t(isAsking ? 'admin.dishes.removeSure' : 'admin.dishes.remove')}
    </button>
  )
}
