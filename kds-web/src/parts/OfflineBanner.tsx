import { useText } from '../text/i18n.ts'
import { Icon } from './Icon.tsx'
import { timeWithSeconds } from './time.ts'

interface OfflineBannerProps {
  provenAt: number | null
  attempt: number
  stored: number
  isDurable: boolean
  timeZone: string
  /** What people must do by hand meanwhile. */
  advice?: string
}

/** Says what the screen shows while the server is away, and that work goes on. */
export function OfflineBanner({ provenAt, attempt, stored, isDurable, timeZone, advice }: OfflineBannerProps) {
  const { t } = useText()
  return (
    <div className="banner" role="status">
      <Icon name="unlink" />
      <div>
        <p className="bl">
          <span>{provenAt === null ? t('link.offlineEmpty') : t('link.offlineLong', { time: timeWithSeconds(provenAt, timeZone) })}</span>
          {attempt > 0 && <span className="tries">{t('link.retrying', { n: attempt })}</span>}
        </p>
        <p className="soft">
          {advice && `${advice} · `}
          {isDurable ? t(stored > 0 ? 'link.keepWorkingStored' : 'link.keepWorking', { count: stored }) : t('link.memoryOnly')}
        </p>
      </div>
    </div>
  )
}
