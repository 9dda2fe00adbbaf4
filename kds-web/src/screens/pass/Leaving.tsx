import { CalledList } from './CalledList.tsx'
import type { PassView } from './matrix.ts'
import { ReadyList } from './ReadyList.tsx'
import type { Selectable } from './selectable.ts'
import type { PassPages } from './usePassPages.ts'
import type { PassWork } from './usePassWork.ts'

interface LeavingProps {
  view: PassView
  pages: PassPages
  /** What the keys can point at, in their order. */
  things: readonly Selectable[]
  selectedId: string | null
  uncollectedMinutes: number
  work: PassWork
}

const MOST_DIGITS = 8

/** The right side: what can leave, and what was called. */
export function Leaving({ view, pages: { ready, called, shares, most }, things, selectedId, uncollectedMinutes, work }: LeavingProps) {
  const digitOf = (side: 'ready' | 'called') => (parcel: { order: { id: string } }) => {
    const digit = things.findIndex((each) => each.id === `${side} ${parcel.order.id}`) + 1
    return digit <= MOST_DIGITS ? digit : null
  }
  return (
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
          uncollectedMinutes={uncollectedMinutes}
          most={most.called}
          work={work}
        />
      </section>
    </>
  )
}
