/** The measured heights of a ticket, px. */
export interface TicketSize {
  id: string
  /** All but its lines: header, allergies, notes, bottom bar. */
  frame: number
  lines: readonly number[]
  isLate: boolean
}

export interface WallSize {
  columns: number
  height: number
  gap: number
  /** Kept free at the end of the last column for "+6 more tickets"; 0 when that is counted elsewhere. */
  reserve: number
  /** The height of "5 more lines" on a ticket that is taller than a column. */
  more: number
}

export interface Placement {
  id: string
  page: number
  column: number
  top: number
  height: number
  /** Lines that found no room, from the end. */
  hiddenLines: number
}

export interface Packing {
  placements: readonly Placement[]
  pages: number
}

/**
 * Fills columns in the given order (oldest first), top to bottom, then right. When the last column is full, the next tickets go into what
 * earlier columns have left, as long as they fit: what a page shows is never younger than what it leaves out. Then the next page. A ticket
 * taller than a column hides its tail and says so; nothing is cut or shrunk. A late ticket is always on the first page: the last calm ones
 * there make room.
 */
export function pack(tickets: readonly TicketSize[], wall: WallSize): Packing {
  let order = tickets
  for (let tries = 0; tries < tickets.length; tries++) {
    const packing = packInOrder(order, wall)
    const better = withLateFirst(order, packing)
    if (better === null) return packing
    order = better
  }
  return packInOrder(order, wall)
}

/**
 * The order with the first late ticket of a later page at the end of the first page, where the last calm one makes room and goes on as the
 * first of those behind, which stay oldest first; or null when there is no need.
 */
function withLateFirst(order: readonly TicketSize[], { placements }: Packing): readonly TicketSize[] | null {
  const first = placements.filter((place) => place.page === 0).length
  const late = order.find((ticket, at) => at >= first && ticket.isLate)
  const calm = order.slice(0, first).findLast((ticket) => !ticket.isLate)
  if (!late || !calm) return null
  const shown = order.slice(0, first).filter((ticket) => ticket !== calm)
  return [...shown, late, calm, ...order.slice(first).filter((ticket) => ticket !== late)]
}

function packInOrder(tickets: readonly TicketSize[], wall: WallSize): Packing {
  const placements: Placement[] = []
  let page = 0
  let column = 0
  let used = emptyColumns(wall)
  tickets.forEach((ticket, at) => {
    const isLast = at === tickets.length - 1
    const roomIn = (each: number) => wall.height - (used[each] ?? 0) - (each === wall.columns - 1 && !isLast ? wall.reserve : 0)
    const fits = (each: number) => fullHeight(ticket) <= roomIn(each)
    if (column < wall.columns && !fits(column) && used[column] !== 0) column++
    // Not even its first line fits beside the count of the rest: a late column stays empty rather than covered.
    if (column > 0 && column < wall.columns && leastHeight(ticket, wall.more) > roomIn(column)) column = wall.columns
    let place = column
    if (column === wall.columns) place = used.findIndex((_, each) => fits(each))
    if (place < 0) {
      page++
      column = 0
      place = 0
      used = emptyColumns(wall)
    }
    const fitted = fit(ticket, roomIn(place), wall.more)
    const top = used[place] ?? 0
    placements.push({ id: ticket.id, page, column: place, top, ...fitted })
    used[place] = top + fitted.height + wall.gap
  })
  return { placements, pages: page + 1 }
}

function emptyColumns(wall: WallSize): number[] {
  return new Array<number>(wall.columns).fill(0)
}

/** Hides lines from the end until the ticket fits; one line always stays. */
function fit(ticket: TicketSize, room: number, more: number): { height: number; hiddenLines: number } {
  let height = fullHeight(ticket)
  let hiddenLines = 0
  if (height > room) height += more
  while (height > room && hiddenLines < ticket.lines.length - 1) {
    hiddenLines++
    height -= ticket.lines[ticket.lines.length - hiddenLines] ?? 0
  }
  return hiddenLines === 0 ? { height: fullHeight(ticket), hiddenLines } : { height, hiddenLines }
}

/** With all lines hidden but the first. */
function leastHeight(ticket: TicketSize, more: number): number {
  return ticket.lines.length > 1 ? ticket.frame + (ticket.lines[0] ?? 0) + more : fullHeight(ticket)
}

function fullHeight(ticket: TicketSize): number {
  return ticket.frame + ticket.lines.reduce((sum, line) => sum + line, 0)
}

/**
 * While a finger is on the wall nothing moves: tickets keep their places, those that left leave a hole, new ones come in only where they
 * move nothing.
 */
export function holdStill(before: Packing, next: Packing): Packing {
  const moved = before.placements.some((old) => {
    const now = next.placements.find((place) => place.id === old.id)
    return now !== undefined && (now.page !== old.page || now.column !== old.column || now.top !== old.top)
  })
  if (!moved) return next
  const still = before.placements.filter((old) => next.placements.some((place) => place.id === old.id))
  return { placements: still, pages: before.pages }
}
