import { shownSeqNo } from '@passline/shared/businessDay'
import type { Code } from '@passline/shared/code'
import type { GoodsStatus } from '@passline/shared/goods'
import type { Name } from '@passline/shared/text'
import type { Text } from '../text/i18n.ts'

export interface NotSaved {
  id: string
  /** The kind of the request. */
  what: string
  code: Code
  goods: readonly { seqNo: number; name: Name; status: GoodsStatus | null }[]
  /** Who goes to the guest instead. */
  takenBy: { name: string } | null
}

type Speech = Pick<Text, 't' | 'nameOf'>

interface Words {
  said: string
  shows: string
}

/** What was not saved and why; and what the screen shows now, where that says more. */
export function notSavedWords(toast: NotSaved, text: Speech): Words {
  return toast.goods.length > 0 ? aboutGoods(toast, text) : aboutMessage(toast, text)
}

function aboutGoods({ code, goods }: NotSaved, { t, nameOf }: Speech): Words {
  const first = goods[0]
  const what = first ? `${shownSeqNo(first.seqNo)} ${nameOf(first.name)}` : ''
  const why = t(`code.${code}`)
  if (goods.length > 1) return { said: t('toast.notSavedMany', { what, why, count: goods.length }), shows: '' }
  const isSaid = code === 'cancelled' || first?.status === 'cancelled'
  const shows = first?.status ? t('toast.nowShows', { status: t(`status.${first.status}`) }) : t('toast.nowGone')
  return { said: t('toast.notSaved', { what, why }), shows: isSaid ? '' : shows }
}

function aboutMessage({ what, code, takenBy }: NotSaved, { t }: Speech): Words {
  if (takenBy) return { said: t('sound.notSaved.takenBy', { name: takenBy.name }), shows: t('sound.notSaved.needNot') }
  const kind = what === 'answerCall' || what === 'takePadCall' || what === 'donePadCall' ? what : 'other'
  return { said: t('toast.notSaved', { what: t(`sound.notSaved.${kind}`), why: t(`code.${code}`) }), shows: '' }
}
