import type { ShopId } from '@passline/shared/ids'
import { keepChosenShop } from '../api/chosenShop.ts'

/** Opens the screen anew in another shop: nothing of the one before is left. */
export function enterShop(shopId: ShopId): void {
  keepChosenShop(shopId, sessionStorage)
  const address = new URL(location.href)
  const isNamed = address.searchParams.has('shop')
  address.searchParams.delete('shop')
  if (isNamed) location.replace(address)
  else location.reload()
}
