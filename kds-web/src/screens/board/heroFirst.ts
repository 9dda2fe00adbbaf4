import type { ReadyNumber } from './numbers.ts'

/**
 * Puts the number first that is being spoken, so that what is seen is what is heard; of several in one breath the latest call. When nothing
 * is spoken, the latest call stays first.
 * @param ready latest call first @param spoken ids of orders, with spaces between
 */
export function heroFirst(ready: readonly ReadyNumber[], spoken: string): readonly ReadyNumber[] {
  const hero = spoken === '' ? undefined : ready.find(({ order }) => spoken.split(' ').includes(order.id))
  return hero ? [hero, ...ready.filter((each) => each !== hero)] : ready
}
