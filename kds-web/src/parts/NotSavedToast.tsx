import { shownSeqNo } from '@passline/shared/businessDay'
import type { Code } from '@passline/shared/code'
import type { GoodsStatus } from '@passline/shared/goods'
import type { Name } from '@passline/shared/text'
import { useEffect } from 'react'
import { type Text, useText } from '../text/i18n.ts'
import { Icon } from './Icon.tsx'
import { TOAST_MS } from './toastNow.ts'

interface NotSaved {
  id: string
  /** The kind of the request. */
  what: string
  code: Code
  goods: readonly { seqNo: number; name: Name; status: GoodsStatus | null }[]
  /** Who goes to the guest instead. */
  takenBy: { name: string } | null
}

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
  const { said, shows } = toast.goods.length > 0 ? aboutGoods(toast, text) : aboutMessage(toast, text)
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

interface Words {
  said: string
  shows: string
}

function aboutGoods({ code, goods }: NotSaved, { t, nameOf }: Text): Words {
  const first = goods[0]
  const what = first ? `${shownSeqNo(first.seqNo)} ${nameOf(first.name)}` : ''
  const why = t(`code.${code}`)
  return {
    said: goods.length > 1 ? t('toast.notSavedMany', { what, why, count: goods.length }) : t('toast.notSaved', { what, why }),
    shows: first?.status ? t('toast.nowShows', { status: t(`status.${first.status}`) }) : t('toast.nowGone'),
  }
}

function aboutMessage({ what, code, takenBy }: NotSaved, { t }: Text): Words {
  if (takenBy) return { said: t('sound.notSaved.takenBy', { name: takenBy.name }), shows: t('sound.notSaved.needNot') }
  const kind = what === 'answerCall' || what === 'takePadCall' || what === 'donePadCall' ? what : 'other'
  return { said: t('toast.notSaved', { what: t(`sound.notSaved.${kind}`), why: t(`code.${code}`) }), shows: '' }
}
