import { useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { elapsed } from '../../parts/time.ts'
import type { Said } from '../inbox/gather.ts'
import { useOnView } from '../inbox/useOnView.ts'
import { allergyOf } from './allergy.ts'
import type { ArrivalHandlers } from './arrivalHandlers.ts'
import type { Arrival } from './arrivals.ts'
import { useWords } from './useWords.ts'

interface ArrivalCardProps {
  arrival: Arrival
  /** The messages that ring for it: it stands out while it rings. */
  rings: readonly Said[]
  /** It cannot be accepted now. */
  isOff: boolean
  on: ArrivalHandlers
}

/** What a wristband ordered, with accepting it when the shop wants that, else with having noticed it. */
export function ArrivalCard({ arrival, rings, isOff, on }: ArrivalCardProps) {
  const { t, placeOf, nameOf, ago, allergyWords } = useWords()
  const now = useServerNow()
  const element = useOnView<HTMLLIElement>(rings.flatMap((said) => said.messages))
  const { order, at, isAdded, goods, unconfirmed } = arrival
  const allergy = allergyWords(allergyOf(order))
  const mustConfirm = unconfirmed.length > 0
  const waited = now - Date.parse(at)
  return (
    <li
      ref={element}
      className="arrival"
      data-arrival={order.id}
      data-seq={order.seqNo}
      data-ringing={rings.length > 0}
      data-unconfirmed={mustConfirm}
      data-call-id={rings[0]?.callId}
    >
      <p className="what">
        <Icon name="band" />
        <b>{t(isAdded ? 'cashier.orders.arrivalMore' : 'cashier.orders.arrival')}</b>
        <time dateTime={at}>{ago(at, now)}</time>
      </p>
      <p className="where">
        <b>{placeOf(order)}</b>
      </p>
      <p className="dishes">{goods.map((each) => `${nameOf(each.name)} ×${each.quantity}`).join(t('cashier.comma'))}</p>
      {allergy !== '' && (
        <p className="danger-mark">
          <Icon name="alert" />
          {t('cashier.order.roundAllergy', { note: allergy })}
        </p>
      )}
      {mustConfirm && waited > LONG_MS && <p className="waits">{t('cashier.confirm.waits', { time: elapsed(waited) })}</p>}
      {mustConfirm ? <Confirming arrival={arrival} isOff={isOff} on={on} /> : <Noticing arrival={arrival} on={on} />}
    </li>
  )
}

/** From here on it is said how long the guest has waited, in ms. */
const LONG_MS = 60_000

function Confirming({ arrival: { order, unconfirmed }, isOff, on }: Omit<ArrivalCardProps, 'rings'>) {
  const { t } = useWords()
  return (
    <div className="ways three">
      <button type="button" className="look" data-testid="refuse" disabled={isOff} onClick={() => on.confirm(order, true)}>
        {t('cashier.confirm.refuse')}
      </button>
      <button type="button" className="look" data-testid="each" onClick={() => on.confirm(order, false)}>
        {t('cashier.confirm.each')}
      </button>
      <button type="button" data-testid="accept" disabled={isOff} onClick={() => on.accept(order, unconfirmed)}>
        {t('cashier.confirm.accept')}
      </button>
    </div>
  )
}

function Noticing({ arrival: { order }, on }: Pick<ArrivalCardProps, 'arrival' | 'on'>) {
  const { t } = useWords()
  return (
    <div className="ways">
      <button type="button" className="look" data-testid="look" onClick={() => on.open(order)}>
        {t('cashier.orders.look')}
      </button>
      <button type="button" data-testid="notice" onClick={() => on.notice(order)}>
        {t('inbox.gotIt')}
      </button>
    </div>
  )
}
