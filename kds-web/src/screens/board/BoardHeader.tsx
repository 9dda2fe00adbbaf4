import { useLive, useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LangSwitch } from '../../parts/LangSwitch.tsx'
import { LinkStatus } from '../../parts/LinkStatus.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'
import { SoundStatus } from '../sound/SoundStatus.tsx'

export function BoardHeader() {
  const { t, nameOf, locale } = useText()
  const shop = useLive((live) => live.state?.shop ?? null)
  const now = useServerNow(1000)
  const phase = useLive((live) => live.connection.phase)
  const provenAt = useLive((live) => live.provenAt)
  const timeZone = shop?.timeZone ?? 'Asia/Shanghai'
  const logo = shop?.settings.logo ?? ''
  const day = new Intl.DateTimeFormat(locale, { timeZone, month: 'short', day: 'numeric' }).format(now)
  const weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' }).format(now)
  return (
    <header className="bt">
      <div className="logo">{logo === '' ? <Icon name="logo" /> : <img src={logo} alt="" />}</div>
      <div>
        <h1>{shop ? nameOf(shop.brandName) : t('app.name')}</h1>
        <p>{shop ? nameOf(shop.name) : ''}</p>
      </div>
      <div className="clk">
        <LinkStatus phase={phase} provenAt={provenAt} stored={0} timeZone={timeZone} />
        <SoundStatus className="blang" />
        <LangSwitch className="blang" />
        <p>
          {day} {weekday}
        </p>
        <time>{timeOfDay(now, timeZone)}</time>
      </div>
    </header>
  )
}
