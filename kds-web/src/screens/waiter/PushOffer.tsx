import { useEffect, useState } from 'react'
import { useClient, useLive } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { canBeTold, resubscribe, type Subscribed, subscribe } from './subscribe.ts'
import './push.css'

const SAID = { off: 'waiter.push.offer', refused: 'waiter.push.refused', failed: 'waiter.push.failed' } as const

/** Offers to tell this phone while the page is closed, where the shop has switched that on. Gone once it is on, or put away. */
export function PushOffer() {
  const { t, lang } = useText()
  const client = useClient()
  const isOn = useLive((live) => live.state?.shop.settings.webPush ?? false)
  const isOffline = useLive((live) => live.connection.phase === 'offline')
  const shopId = useLive((live) => live.self?.shopId ?? null)
  const [outcome, setOutcome] = useState<Subscribed | null>(null)
  const [isPutAway, setPutAway] = useState(false)

  useEffect(() => {
    if (!isOn || shopId === null || !canBeTold()) return setOutcome(null)
    let isGone = false
    void resubscribe({ client, shopId, language: lang }).then((became) => !isGone && setOutcome(became))
    return () => {
      isGone = true
    }
  }, [isOn, shopId, client, lang])

  if (outcome === null || outcome === 'on' || shopId === null || isPutAway || isOffline) return null
  const ask = () => void subscribe({ client, shopId, language: lang }).then(setOutcome)
  return (
    <div className="push-offer" role="status" data-testid="push-offer">
      <Icon name="bell" />
      <p>{t(SAID[outcome])}</p>
      {outcome !== 'refused' && (
        <button type="button" onClick={ask}>
          {t(outcome === 'off' ? 'waiter.push.on' : 'waiter.push.again')}
        </button>
      )}
      <button type="button" className="plain" onClick={() => setPutAway(true)}>
        {t('waiter.push.later')}
      </button>
    </div>
  )
}
