import type { Said } from '../inbox/gather.ts'
import type { Pile } from './pickups.ts'

/** The unanswered messages that call for a pile [K4]. */
export function ringsOf(pile: Pile, said: readonly Said[]): Said[] {
  if (pile.status !== 'called') return []
  const here = new Set(pile.goods.map((goods) => goods.id))
  return said.filter(({ latest }) => latest.event === 'goodsCalled' && latest.goodsIds.some((id) => here.has(id)))
}

/** What is said without what stands on a pile: called goods are shown once, where they are taken. */
export function withoutRings(said: readonly Said[], piles: readonly Pile[]): Said[] {
  const onPiles = new Set(piles.flatMap((pile) => ringsOf(pile, said)).map((each) => each.callId))
  return said.filter((each) => !onPiles.has(each.callId))
}
