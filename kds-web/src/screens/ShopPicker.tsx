import { useClient } from '../live/LiveContext.tsx'
import { useText } from '../text/i18n.ts'
import { enterShop } from './enterShop.ts'
import { Notice } from './Notice.tsx'
import { useAsked } from './useAsked.ts'

/** For a token that belongs to no shop: which one to open. */
export function ShopPicker() {
  const { t, nameOf } = useText()
  const client = useClient()
  const { answer, again } = useAsked(client.shops)

  if (answer === null) return <Notice title={t('shopPicker.title')} body={t('shopPicker.asking')} />
  if (answer.kind !== 'ok')
    return (
      <Notice title={t('shopPicker.title')} body={t('start.unreachable')}>
        <button type="button" onClick={again}>
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
