import type { ShopEvent } from '@passline/shared/event'

/** What of an event the load generator knows too: the order that was placed, the step that a line took. */
export function marksOf(event: ShopEvent): string[] {
  switch (event.name) {
    case 'orderPlaced':
      return [event.data.order.id]
    case 'goodsStarted':
    case 'goodsMade':
    case 'goodsCalled':
    case 'goodsPickedUp':
      return event.data.goods.map((goods) => `${event.name} ${goods.id}`)
    default:
      return []
  }
}
