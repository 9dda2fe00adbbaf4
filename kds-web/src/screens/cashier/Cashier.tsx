import { useLive } from '../../live/LiveContext.tsx'
import { useText } from '../../text/i18n.ts'
import { useReported } from '../useReported.ts'
import { CashierTop } from './CashierTop.tsx'
import { Desk } from './Desk.tsx'
import { useTitle } from './useTitle.ts'
import '../../parts/chrome.css'
import './cashier.css'
import './dialogs.css'

/** The cashier's screen: places orders, sees those of wristbands, cancels, cleans rooms, and takes dishes off sale. */
export function Cashier() {
  const state = useLive((live) => live.state)
  const shopId = useLive((live) => live.self?.shopId ?? null)
  useReported(state?.rev ?? null, null)
  return state && shopId ? <Desk shopId={shopId} state={state} /> : <Loading />
}

/** The frame stands at once; it does not pretend to be an empty shop. */
function Loading() {
  const { t } = useText()
  useTitle(0)
  return (
    <div className="cashier" data-testid="loading">
      <CashierTop shopName="" timeZone="UTC" search="" onSearch={() => undefined} />
      <aside className="orders" />
      <main className="menu">
        <p className="loading" role="status">
          {t('cashier.loading')}
        </p>
      </main>
      <aside className="cart" />
    </div>
  )
}
