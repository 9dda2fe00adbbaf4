import type { Allergen } from '@passline/shared/allergen'
import type { OrderGoods } from '@passline/shared/goods'
import { type CateringOrder, hasAllergy, isLocked, isSeenAt } from '@passline/shared/order'
import type { StationSeen } from '@passline/shared/staff'
import type { AllergyBlock } from '../../parts/ticketView.ts'

/** The allergies of the rounds that have lines here, rounds that say the same together; whoever acknowledged them last, if all stations here have. */
export function allergyBlocksOf(order: CateringOrder, here: readonly OrderGoods[]): AllergyBlock[] {
  const blocks = new Map<string, AllergyBlock>()
  for (const round of order.rounds.filter(hasAllergy)) {
    const lines = here.filter((goods) => goods.round === round.round && goods.status !== 'cancelled')
    if (lines.length === 0) continue
    const seen = seenBy(round.seen, lines)
    const note = round.allergyNote.trim()
    const key = `${[...round.allergies].sort().join()} ${note} ${seen === null}`
    const before = blocks.get(key)
    const addedAt = round.round > 1 ? round.at : null
    blocks.set(key, {
      key,
      rounds: [...(before?.rounds ?? []), round.round],
      allergies: round.allergies,
      note,
      addedAt: before ? before.addedAt : addedAt,
      seen,
    })
  }
  return [...blocks.values()]
}

/** What of this the guest must not be given, whichever round said so. */
export function containedOf(order: CateringOrder, goods: OrderGoods): Allergen[] {
  return goods.allergens.filter((each) => order.rounds.some((round) => round.allergies.includes(each)))
}

/** Whether a line cannot be started before somebody here acknowledges its allergy. */
export function isShut(order: CateringOrder, goods: OrderGoods): boolean {
  return goods.status === 'waiting' && isLocked(order, goods)
}

function seenBy(seen: readonly StationSeen[], lines: readonly OrderGoods[]): StationSeen | null {
  if (!lines.every((goods) => isSeenAt({ seen }, goods.stationId))) return null
  const marks = seen.filter((mark) => lines.some((goods) => goods.stationId === mark.stationId))
  return marks.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null
}
