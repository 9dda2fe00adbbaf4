import { type CateringOrder, hasAllergy, type OrderRound } from '@passline/shared/order'
import type { ShopState } from '@passline/shared/state'
import { Icon } from '../../parts/Icon.tsx'
import { SeenBy } from './SeenBy.tsx'
import { useWords } from './useWords.ts'

interface RoundNotesProps {
  order: CateringOrder
  state: ShopState
}

/** What was said with each round: the note, and the allergy with the stations that have acknowledged it. */
export function RoundNotes({ order, state }: RoundNotesProps) {
  const { t, allergyWords } = useWords()
  return order.rounds.map((round) => (
    <div key={round.round}>
      {hasAllergy(round) && (
        <div className="round allergic" data-testid="round-allergy">
          <p>
            <Icon name="alert" />
            {t('cashier.order.roundAllergy', { note: allergyWords(round) })}
          </p>
          <SeenBy seen={round.seen} stationIds={stationsOf(order, round)} state={state} />
        </div>
      )}
      {round.note !== '' && <p className="round">{t('cashier.order.roundNote', { note: round.note })}</p>}
    </div>
  ))
}

/** The stations that make something of the round. */
function stationsOf(order: CateringOrder, round: OrderRound): string[] {
  const goods = order.goods.filter((each) => each.round === round.round && each.status !== 'cancelled')
  return [...new Set(goods.map((each) => each.stationId))]
}
