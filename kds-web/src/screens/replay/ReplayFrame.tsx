import type { Name } from '@passline/shared/text'
import type { ReactNode } from 'react'
import { useLive, useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { timeOfDay } from '../../parts/time.ts'
import { useText } from '../../text/i18n.ts'

interface ReplayFrameProps {
  /** Null while it is unknown. */
  shopName: Name | null
  /** What the header says of the hour, and what can be chosen there. */
  head?: ReactNode
  children: ReactNode
}

/** The frame that says "not now" before a word is read: hatched, with a white plate and a way back. */
export function ReplayFrame({ shopName, head, children }: ReplayFrameProps) {
  const { t, nameOf } = useText()
  const timeZone = useLive(({ state }) => state?.shop.timeZone ?? null)
  const now = useServerNow(60_000)
  return (
    <div className="hatch">
      <div className="replay">
        <header className="top">
          <p className="plate">
            <Icon name="history" />
            <b>{t('replay.plate')}</b>
            <small>{t('replay.notNow')}</small>
          </p>
          {head}
          {shopName && <p className="of">{nameOf(shopName)}</p>}
          <a className="leave outlined" href="/admin">
            <Icon name="x" />
            <span>{t('replay.leave', { time: timeZone ? timeOfDay(now, timeZone) : '' })}</span>
          </a>
        </header>
        {children}
      </div>
    </div>
  )
}
