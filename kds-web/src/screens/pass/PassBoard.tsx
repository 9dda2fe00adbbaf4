import type { ShopState } from '@passline/shared/state'
import { useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { useText } from '../../text/i18n.ts'
import { useWaits } from '../useWaits.ts'
import { boardKeys } from './boardKeys.ts'
import { HandOver } from './HandOver.tsx'
import { Leaving } from './Leaving.tsx'
import { Matrix } from './Matrix.tsx'
import type { PassView } from './matrix.ts'
import { selectablesOf } from './selectable.ts'
import { usePassKeys } from './usePassKeys.ts'
import { usePassPages } from './usePassPages.ts'
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

/** Both sides of the pass, their pages, and the keys for all of it. */
export function PassBoard({ state, all, view, urgent, work, onKind }: PassBoardProps) {
  const waits = useWaits()
  const left = useSize<HTMLElement>()
  const right = useSize<HTMLDivElement>()
  const [selectedId, select] = useState<string | null>(null)
  const [openId, setOpen] = useState<string | null>(null)
  const pages = usePassPages(view, urgent, { left: left.height, right: right.height })
  const { rows, ready, called } = pages
  const open = all.rows.find(({ order }) => order.id === openId)
  // An order that left closes its sheet for good: should it come back, nobody asked for the sheet.
  if (openId !== null && !open) setOpen(null)
  const things = selectablesOf({ ready: ready.shown, called: called.shown, rows: rows.shown })
  const selected = things.find((each) => each.id === selectedId)
  usePassKeys(
    boardKeys({ things, selectedId, isSheetOpen: open !== undefined, work, select, open: setOpen, page: rows.turn, nextFilter: onKind }),
  )

  if (countOf(view) === 0) return <Nothing hidden={countOf(all)} />
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
          <Leaving
            view={view}
            pages={pages}
            things={things}
            selectedId={selectedId}
            uncollectedMinutes={state.shop.settings.uncollectedMinutes}
            work={work}
          />
        )}
      </div>
    </main>
  )
}

function countOf({ rows, ready, called }: PassView): number {
  return rows.length + ready.length + called.length
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
