import { useEffect } from 'react'
import { useLive } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'
import { useReported } from '../useReported.ts'
import { Floor } from './Floor.tsx'
import { KeptMessages } from './KeptMessages.tsx'
import { WaiterTop } from './WaiterTop.tsx'
import '../../parts/chrome.css'
import './waiter.css'

/** The waiter's screen, pad and phone: what waits at the pass, what is on the way, what was called today. */
export function Waiter() {
  const { t } = useText()
  const state = useLive((live) => live.state)
  useReported(state?.rev ?? null, null)
  useEffect(() => {
    document.title = `${t('waiter.title')} · ${t('app.name')}`
  }, [t])
  return state ? <Floor state={state} /> : <Loading />
}

/** The frame stands at once; it does not pretend that nothing is ready. Opened without a network it shows what this device has kept. */
function Loading() {
  const { t } = useText()
  const isOffline = useLive((live) => live.connection.phase === 'offline')
  return (
    <div className="waiter" data-testid="loading">
      <WaiterTop shop={null} />
      {isOffline ? (
        <KeptMessages />
      ) : (
        <p className="loading" role="status">
          {t('waiter.loading')}
        </p>
      )}
    </div>
  )
}
