import type { Shop } from '@passline/shared/shop'
import { useEffect, useState } from 'react'
import type { Answer } from '../api/answer.ts'
import { useClient } from '../live/LiveContext.tsx'
import { useText } from '../text/i18n.ts'
import { enterShop } from './enterShop.ts'
import { Notice } from './Notice.tsx'

/** For a token that belongs to no shop: which one to open. */
export function ShopPicker() {
  const { t, nameOf } = useText()
  const client = useClient()
  const [answer, setAnswer] = useState<Answer<Shop[]> | null>(null)
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` starts another round
  useEffect(() => {
    let isCurrent = true
    void client.shops().then((shops) => isCurrent && setAnswer(shops))
    return () => {
      isCurrent = false
    }
  }, [client, asked])

  if (answer === null) return <Notice title={t('shopPicker.title')} body={t('shopPicker.asking')} />
  if (answer.kind !== 'ok')
    return (
      <Notice title={t('shopPicker.title')} body={t('start.unreachable')}>
        <button type="button" onClick={() => setAsked(asked + 1)}>
          {t('start.again')}
        </button>
      </Notice>
    )
  return (
    <Notice title={t('shopPicker.title')} body={answer.value.length === 0 ? t('shopPicker.none') : ''}>
      <ul>
        {answer.value.map((shop) => (
          <li key={shop.id}>
            <button type="button" className="open" data-testid={`shop-${shop.id}`} onClick={() => enterShop(shop.id)}>
              {nameOf(shop.brandName)} · {nameOf(shop.name)}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
