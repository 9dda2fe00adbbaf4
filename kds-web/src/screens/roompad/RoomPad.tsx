import { useEffect } from 'react'
import { useText } from '../../text/i18n.ts'
import { PadTop } from './PadTop.tsx'
import { Room } from './Room.tsx'
import { usePadHome } from './usePadHome.ts'
import './roompad.css'
import './menu.css'
import './order.css'
import './padCart.css'
import './calls.css'
import './padDialogs.css'

/** The guest's pad in a room: orders, shows how far the order is, calls somebody and says who comes. */
export function RoomPad() {
  const { t } = useText()
  const home = usePadHome()
  useEffect(() => {
    document.title = `${t('roompad.title')} · ${t('app.name')}`
  }, [t])
  return (
    <div className="roompad">
      <PadTop home={home} />
      {home === null && (
        <p className="still" role="status" data-testid="loading">
          {t('roompad.loading')}
        </p>
      )}
      {home !== null && home.room === null && (
        <div className="still" role="status">
          <h2>{t('roompad.homelessTitle')}</h2>
          <p>{t('roompad.homelessBody')}</p>
        </div>
      )}
      {home !== null && home.room !== null && <Room key={home.room.id} shop={home.shop} pad={home.pad} room={home.room} />}
    </div>
  )
}
