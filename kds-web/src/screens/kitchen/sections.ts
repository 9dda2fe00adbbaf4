import { isToMake, type OrderGoods } from '@passline/shared/goods'
import type { GoodsId } from '@passline/shared/ids'
import { type CateringOrder, isSeenAt, type OrderRound } from '@passline/shared/order'
import type { TicketSection } from '../../parts/ticketView.ts'

/**
 * The lines of a ticket under their heads: the first ones, each addition [K12], each course that was fired later. Rushed lines come first in
 * their section [K10], held ones last; a line under a finger keeps its place.
 * @param held the lines in the order in which a finger holds them
 */
export function sectionsOf(order: CateringOrder, lines: readonly OrderGoods[], held: readonly GoodsId[]): TicketSection[] {
  return order.rounds.flatMap((round) => {
    const own = lines.filter((goods) => goods.round === round.round)
    const later = own.filter(isFiredLater)
    const courses = [...new Set(later.map((goods) => goods.course))].sort((a, b) => a - b)
    const first = own.filter((goods) => !isFiredLater(goods))
    return [
      ...(first.length > 0 ? [roundSection(round, sorted(first, held))] : []),
      ...courses.map((course) =>
        firedSection(
          round,
          course,
          sorted(
            later.filter((goods) => goods.course === course),
            held,
          ),
        ),
      ),
    ]
  })
}

export function isRushed(goods: OrderGoods): boolean {
  return goods.rushCount > 0 && isToMake(goods)
}

/** A course that was held at first has a head of its own; what a cashier had to accept first has none. */
function isFiredLater(goods: OrderGoods): boolean {
  return goods.firedAt !== null && goods.held === null && goods.course > 1
}

function roundSection(round: OrderRound, lines: readonly OrderGoods[]): TicketSection {
  const isNews = lines.some((goods) => goods.status === 'waiting' && goods.held === null && !isSeenAt(round, goods.stationId))
  return { key: `${round.round}`, kind: round.round > 1 ? 'added' : 'first', round, course: 0, at: round.at, isNews, lines }
}

function firedSection(round: OrderRound, course: number, lines: readonly OrderGoods[]): TicketSection {
  const at = lines.map((goods) => goods.firedAt ?? goods.addedAt).sort()[0] ?? round.at
  const isNews = lines.some((goods) => goods.status === 'waiting')
  return { key: `${round.round} ${course}`, kind: 'fired', round, course, at, isNews, lines }
}

function sorted(lines: readonly OrderGoods[], held: readonly GoodsId[]): OrderGoods[] {
  const place = (goods: OrderGoods) => {
    const at = held.indexOf(goods.id)
    return at >= 0 ? at : held.length + (isRushed(goods) ? 0 : goods.held === null ? 1 : 2)
  }
  return lines.toSorted((a, b) => place(a) - place(b) || a.line - b.line)
}
