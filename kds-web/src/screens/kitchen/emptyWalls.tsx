import { useEffect, useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import './emptyWalls.css'

const PATIENCE_MS = 4_000

/** Outlines while the orders are unknown: an empty wall would be a lie. */
export function Ghosts({ columns }: { columns: number }) {
  const { t } = useText()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div
      className="ghosts"
      role="status"
      aria-label={t('kitchen.loading')}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      <i />
      <i />
      <i />
      {isLong && <p>{t('kitchen.loading')}</p>}
    </div>
  )
}

/** @param elsewhere portions that a filter hides */
export function NothingToMake({ elsewhere }: { elsewhere: number }) {
  const { t } = useText()
  return (
    <div className="empty big">
      <Icon name="dish" />
      <h2>{t('kitchen.emptyTitle')}</h2>
      <p>{elsewhere > 0 ? t('kitchen.emptyStationBody', { count: elsewhere }) : t('kitchen.emptyBody')}</p>
    </div>
  )
}
