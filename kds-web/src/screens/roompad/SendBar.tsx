import { shownMoney } from '../../parts/money.ts'
import { useText } from '../../text/i18n.ts'
import { portions, totalFen } from '../ordering/cartLines.ts'
import type { PricedLine } from '../ordering/pricedLines.ts'
import type { OrderingState } from './createOrdering.ts'

interface SendBarProps {
  state: OrderingState
  lines: readonly PricedLine[]
  /** The name of the room. */
  room: string
  isOffline: boolean
  onSend: () => void
  onAgain: () => void
}

/** Orders, and says whose bill it goes on. While nobody has answered it says that too. */
export function SendBar({ state, lines, room, isOffline, onSend, onAgain }: SendBarProps) {
  const { t } = useText()
  const { cart, phase } = state
  if (phase === 'unanswered') {
    return (
      <div className="pay">
        <p className="unanswered" role="alert">
          <b>{t('roompad.order.unanswered')}</b>
          <span>{t('roompad.order.unansweredHint')}</span>
        </p>
        <button type="button" className="send" data-testid="ask-again" onClick={onAgain}>
          {t('roompad.order.again')}
        </button>
      </div>
    )
  }
  const isBlocked = lines.some((line) => line.problem !== null)
  return (
    <div className="pay">
      <p>{t('roompad.order.bill', { room })}</p>
      <button
        type="button"
        className="send"
        disabled={phase === 'sending' || isOffline || isBlocked}
        data-testid="send-order"
        onClick={onSend}
      >
        {words()}
      </button>
    </div>
  )

  function words(): string {
    if (phase === 'sending') return t('roompad.order.sending')
    if (isOffline) return t('roompad.order.offline')
    if (isBlocked) return t('roompad.order.blocked')
    return t('roompad.order.send', { count: portions(cart), money: shownMoney(totalFen(lines)) })
  }
}
