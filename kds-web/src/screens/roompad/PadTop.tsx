import { useLive, useTicking } from '../../live/LiveContext.tsx'
import { Clock } from '../../parts/Clock.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LangSwitch } from '../../parts/LangSwitch.tsx'
import { useText } from '../../text/i18n.ts'
import type { PadHome } from './usePadHome.ts'

/** Which room this is, in which shop, and whether a call would get through. */
export function PadTop({ home }: { home: PadHome | null }) {
  const { t, nameOf } = useText()
  const ticking = useTicking()
  const phase = useLive((live) => live.connection.phase)
  const isOff = phase === 'offline'
  return (
    <>
      <header className="top">
        <span className="mark">
          <Icon name="logo" />
        </span>
        {home && (
          <>
            <p className="shop">
              <b>{nameOf(home.shop.brandName)}</b>
              <span>{nameOf(home.shop.name)}</span>
            </p>
            {home.room && (
              <h1>
                {home.room.name}
                <small>{t('place.room')}</small>
              </h1>
            )}
          </>
        )}
        <span className="grow" />
        <p className={isOff ? 'line off' : 'line'} data-phase={phase}>
          <Icon name={isOff ? 'unlink' : 'link'} />
          <span>{t(isOff ? 'roompad.offline' : phase === 'live' ? 'roompad.online' : 'roompad.loading')}</span>
        </p>
        <LangSwitch className="lang" />
        {home && <Clock ticking={ticking} timeZone={home.shop.timeZone} />}
      </header>
      {isOff && (
        <p className="banner" role="alert" data-testid="offline">
          <Icon name="unlink" />
          <span>{t('roompad.offlineBanner')}</span>
        </p>
      )}
    </>
  )
}
