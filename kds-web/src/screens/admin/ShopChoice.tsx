import { shopList } from '@passline/shared/api'
import type { ShopId } from '@passline/shared/ids'
import { useLive } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { enterShop } from '../enterShop.ts'
import { useRead } from './queries.ts'

/** The shop's name; for a token that may enter every shop, a choice. */
export function ShopChoice({ mayChoose }: { mayChoose: boolean }) {
  const { nameOf } = useText()
  const shop = useLive(({ state }) => state?.shop ?? null)
  return (
    <div className="shop">
      <Icon name="shop" />
      <span className="sh">
        <b>{shop ? nameOf(shop.name) : ''}</b>
        <span>{shop ? nameOf(shop.brandName) : ''}</span>
      </span>
      {mayChoose && shop && <OtherShops current={shop.id} />}
    </div>
  )
}

function OtherShops({ current }: { current: ShopId }) {
  const { t, nameOf } = useText()
  const { data } = useRead('/v1/shops', shopList)
  if (!data || data.shops.length < 2) return null
  return (
    <>
      <Icon name="down" />
      <select aria-label={t('admin.changeShop')} value={current} onChange={(event) => enterShop(event.target.value as ShopId)}>
        {data.shops.map((shop) => (
          <option key={shop.id} value={shop.id}>
            {nameOf(shop.name)}
          </option>
        ))}
      </select>
    </>
  )
}
