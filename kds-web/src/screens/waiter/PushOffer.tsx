import { useEffect, useState } from 'react'
import { useClient, useLive } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { canBeTold, isTold, type Subscribed, subscribe } from './subscribe.ts'
import './push.css'

/** Offers to tell this phone while the page is closed, where the shop has switched that on. Gone once it is on, or put away. */
export function PushOffer() {
  const { t, lang } = useText()
  const client = useClient()
  const isOn = useLive((live) => live.state?.shop.settings.webPush ?? false)
  const shopId = useLive((live) => live.self?.shopId ?? null)
  const [isWanted, setWanted] = useState(false)
  const [outcome, setOutcome] = useState<Subscribed | null>(null)

  useEffect(() => {
    if (!isOn || !canBeTold()) return setWanted(false)
    let isGone = false
    void isTold().then((told) => !isGone && setWanted(!told))
    return () => {
      isGone = true
    }
  }, [isOn])

  if (!isWanted || shopId === null || outcome === 'on') return null
  const ask = () => void subscribe(client, shopId, lang).then(setOutcome)
  return (
    <div className="push-offer" role="status" data-testid="push-offer">
      <Icon name="bell" />
      <p>{t(outcome === null ? 'waiter.push.offer' : outcome === 'refused' ? 'waiter.push.refused' : 'waiter.push.failed')}</p>
      {outcome !== 'refused' && (
        <button type="button" onClick={ask}>
          {t(outcome === null ? 'waiter.push.on' : 'waiter.push.again')}
        </button>
      )}
      <button type="button" className="plain" onClick={() => setWanted(false)}>
        {t('waiter.push.later')}
      </button>
    </div>
  )
}
