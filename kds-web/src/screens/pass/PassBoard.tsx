import type { ShopState } from '@passline/shared/state'
import { useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { useWaits } from '../useWaits.ts'
import { CalledList } from './CalledList.tsx'
import { HandOver } from './HandOver.tsx'
import { Matrix } from './Matrix.tsx'
import type { PassView } from './matrix.ts'
import { ReadyList } from './ReadyList.tsx'
import { selectablesOf } from './selectable.ts'
import { usePages } from './usePages.ts'
import { usePassKeys } from './usePassKeys.ts'
import type { PassWork } from './usePassWork.ts'
import { useSize } from './useSize.ts'

interface PassBoardProps {
  state: ShopState
  /** Everything at the pass, and what the filter leaves of it. */
  all: PassView
  view: PassView
  urgent: ReadonlySet<string>
  work: PassWork
  onKind(): void
}

/** Heights as pass.css draws them, px: a heading, and what items are likely to need before they were measured. */
const HEAD = { matrix: 104, list: 64 }
const LIKELY = { row: 96, card: 152, called: 136 }
/** One more row of dish names on a card. */
const NAMES = 32
const GAP = 8
/** The part of the right side that called orders may take from those that are ready. */
const CALLED_SHARE = 0.45
const MOST_DIGITS = 8
/** How many lines a parcel names at first, and on a right side that is lower than this, px. */
const MOST_LINES = { card: 8, called: 6 }
const MOST_LINES_LOW = { card: 3, called: 2 }
const LOW = 640

/** Both sides of the pass, their pages, and the keys for all of it. */
export function PassBoard({ state, all, view, urgent, work, onKind }: PassBoardProps) {
  const waits = useWaits()
  const left = useSize<HTMLElement>()
  const right = useSize<HTMLDivElement>()
  const [selectedId, setSelected] = useState<string | null>(null)
  const [openId, setOpen] = useState<string | null>(null)
  const most = right.height < LOW ? MOST_LINES_LOW : MOST_LINES
  const shares = sharesOf(view, most, right.height)
  const rows = usePages({ items: view.rows, pinned: urgent, likely: LIKELY.row, gap: GAP, height: left.height - HEAD.matrix })
  const ready = usePages({ items: view.ready, pinned: NONE, likely: LIKELY.card, gap: GAP, height: shares.ready - HEAD.list })
  const called = usePages({ items: view.called, pinned: urgent, likely: LIKELY.called, gap: GAP, height: shares.called - HEAD.list })
  const open = all.rows.find(({ order }) => order.id === openId)
  const things = selectablesOf({ ready: ready.shown, called: called.shown, rows: rows.shown })
  const at = things.findIndex((each) => each.id === selectedId)
  const selected = things[at]
  const digitOf = (side: 'ready' | 'called') => (parcel: { order: { id: string } }) => {
    const digit = things.findIndex((each) => each.id === `${side} ${parcel.order.id}`) + 1
    return digit <= MOST_DIGITS ? digit : null
  }

  usePassKeys({
    digit(digit) {
      const thing = things.filter((each) => each.kind !== 'row')[digit - 1]
      if (thing && thing.id === selectedId && thing.kind === 'ready') work.call(thing.parcel.order, thing.goods)
      else setSelected(thing?.id ?? null)
    },
    move: (by) =>
      setSelected(things[at < 0 ? (by > 0 ? 0 : things.length - 1) : Math.min(Math.max(at + by, 0), things.length - 1)]?.id ?? null),
    page: rows.turn,
    call() {
      if (selected?.kind === 'row') setOpen(selected.orderId)
      if (selected?.kind === 'ready') work.call(selected.parcel.order, selected.goods)
      if (selected?.kind === 'called') work.callAgain(selected.parcel)
    },
    pickUp() {
      if (selected?.kind === 'row') setOpen(selected.orderId)
      else if (selected) work.pickUp(selected.parcel.order, selected.goods)
    },
    enter: () => selected?.kind === 'row' && setOpen(selected.orderId),
    undo: work.undo,
    nextFilter: onKind,
    escape: () => (openId === null ? setSelected(null) : setOpen(null)),
  })

  const hidden = all.rows.length + all.ready.length + all.called.length - view.rows.length - view.ready.length - view.called.length
  if (view.rows.length + view.ready.length + view.called.length === 0) return <Nothing hidden={hidden} />
  return (
    <main className="sides">
      <section className="making" ref={left.ref}>
        <Matrix
          rows={view.rows}
          state={state}
          waits={waits}
          selectedId={selected?.kind === 'row' ? selected.orderId : null}
          pages={rows}
          width={left.width}
          onOpen={setOpen}
        />
      </section>
      <div className="leaving" ref={right.ref}>
        {open ? (
          <HandOver key={open.order.id} row={open} view={view} work={work} onClose={() => setOpen(null)} />
        ) : (
          <>
            <section className="ready" style={{ height: shares.ready }}>
              <ReadyList
                count={view.ready.length}
                pages={ready}
                selectedId={selectedId}
                digitOf={digitOf('ready')}
                most={most.card}
                work={work}
              />
            </section>
            <section className="called" style={{ height: shares.called }}>
              <CalledList
                count={view.called.length}
                pages={called}
                selectedId={selectedId}
                digitOf={digitOf('called')}
                uncollectedMinutes={state.shop.settings.uncollectedMinutes}
                most={most.called}
                work={work}
              />
            </section>
          </>
        )}
      </div>
    </main>
  )
}

const NONE: ReadonlySet<string> = new Set()

/** What is ready may use what called orders do not need, and the other way round. */
function sharesOf({ ready, called }: PassView, most: typeof MOST_LINES, height: number): { ready: number; called: number } {
  const needs = (parcels: PassView['ready'], each: number, lines: number) =>
    parcels.reduce((sum, { goods }) => sum + each + GAP + NAMES * (Math.ceil(Math.min(goods.length, lines + 1) / 2) - 1), HEAD.list)
  const wanted = {
    ready: needs(ready, LIKELY.card, most.card),
    called: called.length === 0 ? 0 : needs(called, LIKELY.called, most.called),
  }
  const share = Math.min(wanted.called, Math.max(height * CALLED_SHARE, height - wanted.ready))
  return { ready: height - share, called: share }
}

function Nothing({ hidden }: { hidden: number }) {
  const { t } = useText()
  return (
    <main className="empty big">
      <Icon name="dish" />
      <h2>{t('pass.emptyTitle')}</h2>
      <p>{hidden > 0 ? t('pass.filteredOut', { n: hidden }) : t('pass.emptyBody')}</p>
    </main>
  )
}
