import { shownSeqNo } from '@passline/shared/businessDay'
import type { Code } from '@passline/shared/codes'
import type { GoodsStatus } from '@passline/shared/goods'
import type { Name } from '@passline/shared/text'
import { useText } from '../text/i18n.ts'
import { Icon } from './Icon.tsx'

interface NotSavedToastProps {
  code: Code
  goods: readonly { seqNo: number; name: Name; status: GoodsStatus | null }[]
  onDismiss(): void
}

/** What was not saved, why, and what the screen shows now. Stays until tapped. */
export function NotSavedToast({ code, goods, onDismiss }: NotSavedToastProps) {
  const { t, nameOf } = useText()
  const first = goods[0]
  const what = first ? `${shownSeqNo(first.seqNo)} ${nameOf(first.name)}` : ''
  const why = t(`code.${code}`)
  return (
    <div className="toast" role="alert">
      <Icon name="alert" />
      <div>
        <b>{goods.length > 1 ? t('toast.notSavedMany', { what, why, count: goods.length }) : t('toast.notSaved', { what, why })}</b>
        <p>{first?.status ? t('toast.nowShows', { status: t(`status.${first.status}`) }) : t('toast.nowGone')}</p>
      </div>
      <button type="button" className="tclose" onClick={onDismiss}>
        {t('toast.gotIt')}
      </button>
    </div>
  )
}
