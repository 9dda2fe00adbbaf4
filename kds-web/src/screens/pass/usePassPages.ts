import type { MatrixRow, Parcel, PassView } from './matrix.ts'
import { type Pages, usePages } from './usePages.ts'

/** Heights as pass.css draws them, px: a heading, and what items are likely to need before they were measured. */
const HEAD = { matrix: 104, list: 64 }
const LIKELY = { row: 96, card: 152, called: 136 }
/** One more row of dish names on a card. */
const NAMES = 32
const GAP = 8
/** The part of the right side that called orders may take from those that are ready. */
const CALLED_SHARE = 0.45
/** How many lines a parcel names at first, and on a right side that is lower than this, px. */
const MOST_LINES = { card: 8, called: 6 }
const MOST_LINES_LOW = { card: 3, called: 2 }
const LOW = 640

export interface PassPages {
  rows: Pages<MatrixRow>
  ready: Pages<Parcel>
  called: Pages<Parcel>
  /** Height of each list on the right side, px. */
  shares: { ready: number; called: number }
  /** The most lines that a parcel names before it is asked for all. */
  most: { card: number; called: number }
}

interface Heights {
  left: number
  right: number
}

/** How what is at the pass is spread over pages of both sides. Urgent orders are never behind a first page. @param heights px */
export function usePassPages(view: PassView, urgent: ReadonlySet<string>, { left, right }: Heights): PassPages {
  const most = right < LOW ? MOST_LINES_LOW : MOST_LINES
  const shares = sharesOf(view, most, right)
  return {
    rows: usePages({ items: view.rows, pinned: urgent, likely: LIKELY.row, gap: GAP, height: left - HEAD.matrix }),
    ready: usePages({ items: view.ready, pinned: NONE, likely: LIKELY.card, gap: GAP, height: shares.ready - HEAD.list }),
    called: usePages({ items: view.called, pinned: urgent, likely: LIKELY.called, gap: GAP, height: shares.called - HEAD.list }),
    shares,
    most,
  }
}

const NONE: ReadonlySet<string> = new Set()

/** What is ready may use what called orders do not need, and the other way round. */
function sharesOf({ ready, called }: PassView, most: PassPages['most'], height: number): PassPages['shares'] {
  const needs = (parcels: PassView['ready'], each: number, lines: number) =>
    parcels.reduce((sum, { goods }) => sum + each + GAP + NAMES * (Math.ceil(Math.min(goods.length, lines + 1) / 2) - 1), HEAD.list)
  const wanted = {
    ready: needs(ready, LIKELY.card, most.card),
    called: called.length === 0 ? 0 : needs(called, LIKELY.called, most.called),
  }
  const share = Math.min(wanted.called, Math.max(height * CALLED_SHARE, height - wanted.ready))
  return { ready: height - share, called: share }
}
