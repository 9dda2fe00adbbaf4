import { useText } from '../text/i18n.ts'
import { Icon } from './Icon.tsx'
import { timeWithSeconds } from './time.ts'

export interface LinkStatusProps {
  phase: 'connecting' | 'loading' | 'live' | 'offline' | 'refused'
  /** Server time in ms until which the screen is proven current. */
  provenAt: number | null
  /** Actions stored and not decided by the server yet, worth saying. */
  stored: number
  timeZone: string
}

/** The link and its proof of freshness: until when this screen has compared itself with the server. */
export function LinkStatus({ phase, provenAt, stored, timeZone }: LinkStatusProps) {
  const { t } = useText()
  const isOff = phase === 'offline' || phase === 'refused'
  const time = provenAt === null ? null : timeWithSeconds(provenAt, timeZone)
  return (
    <p className={isOff || stored > 0 ? 'link off' : 'link'} data-phase={phase}>
      <span className="f1">
        <Icon name={isOff ? 'unlink' : 'link'} />
        <span>{t(isOff ? 'link.offline' : `link.${phase}`)}</span>
        {stored > 0 && <b>{t('link.stored', { count: stored })}</b>}
      </span>
      <small>{time === null ? t('link.never') : t(isOff ? 'link.stopped' : 'link.checked', { time })}</small>
    </p>
  )
}
