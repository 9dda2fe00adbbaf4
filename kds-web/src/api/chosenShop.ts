import { type ShopId, shopId } from '@passline/shared/ids'

const KEPT_AS = 'passline.shop'

/**
 * The shop that was chosen for a token that may enter every shop: named by the link (`?shop=…`), or chosen earlier in this tab. Two tabs
 * may show two shops.
 */
export function chosenShop(search: string, tab: Pick<Storage, 'getItem' | 'setItem'>): ShopId | null {
  const named = shopId.safeParse(new URLSearchParams(search).get('shop')).data
  if (named) keepChosenShop(named, tab)
  return named ?? shopId.safeParse(tab.getItem(KEPT_AS)).data ?? null
}

export function keepChosenShop(chosen: ShopId, tab: Pick<Storage, 'setItem'>): void {
  tab.setItem(KEPT_AS, chosen)
}
