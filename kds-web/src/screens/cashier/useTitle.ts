import { useEffect } from 'react'
import { useText } from '../../text/i18n.ts'

/** The title of the page, with how many orders wait to be accepted: it is read in the bar of windows when another is in front. */
export function useTitle(toAccept: number): void {
  const { t } = useText()
  useEffect(() => {
    document.title = `${toAccept > 0 ? `(${toAccept}) ` : ''}${t('cashier.title')} · ${t('app.name')}`
  }, [t, toAccept])
}
