import { useEffect } from 'react'
import { useText } from '../text/i18n.ts'
import { Notice } from './Notice.tsx'
import { reopen, reopenByItself } from './reopen.ts'

/** Says why the page has to be opened anew, and does it. */
export function Reopening({ title }: { title: string }) {
  const { t } = useText()
  useEffect(reopenByItself, [])
  return (
    <Notice title={title} body="">
      <button type="button" onClick={reopen}>
        {t('start.reloadNow')}
      </button>
    </Notice>
  )
}
