import { useEffect } from 'react'
import { useLive } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'
import { useReported } from '../useReported.ts'
import { Floor } from './Floor.tsx'
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

/** The frame stands at once; it does not pretend that nothing is ready. */
function Loading() {
  const { t } = useText()
  return (
    <div className="waiter" data-testid="loading">
      <WaiterTop shop={null} />
      <p className="loading" role="status">
        {t('waiter.loading')}
      </p>
    </div>
  )
}
