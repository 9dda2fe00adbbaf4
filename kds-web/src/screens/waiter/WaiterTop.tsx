import type { Shop } from '@passline/shared/shop'
import { useLive, useTicking } from '../../live/LiveContext.tsx'
import { Clock } from '../../parts/Clock.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { LangSwitch } from '../../parts/LangSwitch.tsx'
import { LinkStatus } from '../../parts/LinkStatus.tsx'
import { OfflineBanner } from '../../parts/OfflineBanner.tsx'
import { useText } from '../../text/i18n.ts'
import { SoundStatus } from '../sound/SoundStatus.tsx'
import { PushOffer } from './PushOffer.tsx'
import { useUnsent } from './useUnsent.ts'
import './top.css'

/** Who holds this device, in which shop, and whether what it shows is current. */
export function WaiterTop({ shop }: { shop: Shop | null }) {
  const { nameOf } = useText()
  const ticking = useTicking()
  const deviceName = useLive((live) => live.self?.deviceName ?? '')
  const connection = useLive((live) => live.connection)
  const provenAt = useLive((live) => live.provenAt)
  const stored = useLive((live) => live.outboxSize)
  const unsent = useUnsent().length
  const isDurable = useLive((live) => live.isOutboxDurable)
  const timeZone = shop?.timeZone ?? 'UTC'
  return (
    <>
      <header className="top">
        <span className="face">
          <Icon name="user" />
        </span>
        <div className="who">
          <h1>{deviceName}</h1>
          <p>{shop && nameOf(shop.name)}</p>
        </div>
        <SoundStatus className="plain" />
        <LangSwitch className="plain" />
        <LinkStatus
          phase={connection.phase}
          provenAt={provenAt}
          stored={connection.phase === 'live' ? unsent : stored}
          timeZone={timeZone}
        />
        {shop && <Clock ticking={ticking} timeZone={timeZone} />}
      </header>
      {connection.phase === 'offline' && (
        <OfflineBanner provenAt={provenAt} attempt={connection.attempt} stored={stored} isDurable={isDurable} timeZone={timeZone} />
      )}
      {shop && <PushOffer />}
    </>
  )
}
