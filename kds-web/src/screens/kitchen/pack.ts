/** What a ticket is high, px. */
export interface TicketHeights {
  /** All but its lines: header, allergies, notes, bottom bar. */
  frame: number
  lines: readonly number[]
  /** The heads of later rounds and courses: each leaves with the last of its lines, which reach to the next head. */
  heads: readonly { from: number; height: number }[]
}

/** The measured heights of a ticket. */
export interface TicketSize extends TicketHeights {
  id: string
  /** Overdue, or treated so: it stands before all that are not. */
  isLate: boolean
  /** The places of its lines, in the order in which they are folded away. */
  folds: readonly number[]
  /** With its texts shortened and the count of folded lines beside the bottom bar; null: it was never too tall. */
  tight: TicketHeights | null
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
  /** The places of the lines that found no room. */
  hidden: readonly number[]
  /** Even one line of it needs more than a column: its texts are shortened. */
  isTight: boolean
}

export interface Packing {
  placements: readonly Placement[]
  pages: number
}

/**
 * Fills columns top to bottom, then right: the overdue tickets first, then the rest, both in the given order (oldest first). When the last
 * column is full, the next tickets go into what earlier columns have left, as long as they fit: what a page shows never comes after what it
 * leaves out. Then the next page. A ticket taller than a column folds lines and says so; nothing is shrunk.
 */
export function pack(tickets: readonly TicketSize[], wall: WallSize): Packing {
  return packInOrder([...tickets.filter((ticket) => ticket.isLate), ...tickets.filter((ticket) => !ticket.isLate)], wall)
}

function packInOrder(tickets: readonly TicketSize[], wall: WallSize): Packing {
  const placements: Placement[] = []
  let page = 0
  let column = 0
  let used = emptyColumns(wall)
  tickets.forEach((ticket, at) => {
    const isLast = at === tickets.length - 1
    const roomIn = (each: number) => wall.height - (used[each] ?? 0) - (each === wall.columns - 1 && !isLast ? wall.reserve : 0)
    const fits = (each: number) => fullHeight(ticket, wall) <= roomIn(each)
    if (column < wall.columns && !fits(column) && used[column] !== 0) column++
    // Not even its first line fits beside the count of the rest: a late column stays empty rather than covered.
    if (column > 0 && column < wall.columns && leastHeight(ticket, wall) > roomIn(column)) column = wall.columns
    let place = column
    if (column === wall.columns) place = used.findIndex((_, each) => fits(each))
    if (place < 0) {
      page++
      column = 0
      place = 0
      used = emptyColumns(wall)
    }
    const fitted = fit(ticket, roomIn(place), wall)
    const top = used[place] ?? 0
    placements.push({ id: ticket.id, page, column: place, top, ...fitted })
    used[place] = top + fitted.height + wall.gap
  })
  return { placements, pages: page + 1 }
}

function emptyColumns(wall: WallSize): number[] {
  return new Array<number>(wall.columns).fill(0)
}

/** Folds lines until the ticket fits; one line always stays. */
function fit(ticket: TicketSize, room: number, wall: WallSize): Pick<Placement, 'height' | 'hidden' | 'isTight'> {
  const { heights, more, isTight } = lookOf(ticket, wall)
  const hidden: number[] = []
  let height = heightOf(heights, hidden)
  while (height > room && hidden.length < heights.lines.length - 1) {
    hidden.push(ticket.folds[hidden.length] ?? 0)
    height = heightOf(heights, hidden) + more
  }
  return { height, hidden: hidden.sort((a, b) => a - b), isTight }
}

/** How a ticket is drawn: its texts are shortened only where a whole column does not hold them and one line. */
function lookOf(ticket: TicketSize, wall: WallSize): { heights: TicketHeights; more: number; isTight: boolean } {
  if (ticket.tight && isTooTall(ticket, ticket.folds, wall)) return { heights: ticket.tight, more: 0, isTight: true }
  return { heights: ticket, more: wall.more, isTight: false }
}

/** Whether a column does not even hold the ticket with all lines folded but one. */
export function isTooTall(heights: TicketHeights, folds: readonly number[], { height, more }: Pick<WallSize, 'height' | 'more'>): boolean {
  return leastOf(heights, folds, more) > height
}

function leastHeight(ticket: TicketSize, wall: WallSize): number {
  const { heights, more } = lookOf(ticket, wall)
  return leastOf(heights, ticket.folds, more)
}

/** With all lines folded but one. */
function leastOf(heights: TicketHeights, folds: readonly number[], more: number): number {
  return heights.lines.length > 1 ? heightOf(heights, folds.slice(0, -1)) + more : heightOf(heights, [])
}

function fullHeight(ticket: TicketSize, wall: WallSize): number {
  return heightOf(lookOf(ticket, wall).heights, [])
}

function heightOf({ frame, lines, heads }: TicketHeights, hidden: readonly number[]): number {
  const shown = lines.reduce((sum, line, at) => sum + (hidden.includes(at) ? 0 : line), 0)
  const isShown = (head: number) =>
    lines.some((_, at) => at >= (heads[head]?.from ?? 0) && at < (heads[head + 1]?.from ?? lines.length) && !hidden.includes(at))
  return frame + shown + heads.reduce((sum, { height }, at) => sum + (isShown(at) ? height : 0), 0)
}

/**
 * While a finger is on the wall nothing moves: tickets keep their places and their folded lines, those that left leave a hole, new ones come in only where they
 * move nothing.
 */
export function holdStill(before: Packing, next: Packing): Packing {
  const moved = before.placements.some((old) => {
    const now = next.placements.find((place) => place.id === old.id)
    return now !== undefined && (now.page !== old.page || now.column !== old.column || now.top !== old.top || !isFoldedAlike(now, old))
  })
  if (!moved) return next
  const still = before.placements.filter((old) => next.placements.some((place) => place.id === old.id))
  return { placements: still, pages: before.pages }
}

function isFoldedAlike(now: Placement, old: Placement): boolean {
  return now.isTight === old.isTight && now.hidden.join() === old.hidden.join()
}
