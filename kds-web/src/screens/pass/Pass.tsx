import { useMemo, useState } from 'react'
import { useLive, useServerNow, useTicking } from '../../live/LiveContext.tsx'
import { agingOf } from '../../parts/aging.ts'
import { usePaintNotes } from '../usePaintNotes.ts'
import { useReported } from '../useReported.ts'
import { Ghosts } from './Ghosts.tsx'
import { countsOf, isOfKind, ofKind, type PassKind, passKinds } from './kinds.ts'
import { type PassView, passView } from './matrix.ts'
import { PassBoard } from './PassBoard.tsx'
import { PassHeader } from './PassHeader.tsx'
import { PassStrip } from './PassStrip.tsx'
import { isUncollected } from './uncollected.ts'
import { usePassWork } from './usePassWork.ts'
import '../../parts/chrome.css'
import './parcels.css'
import './pass.css'

/** The pass (出餐口): what blocks each order on the left, what can leave and what was called on the right. */
export function Pass() {
  const state = useLive((live) => live.state)
  const isOffline = useLive((live) => live.connection.phase === 'offline')
  const [kind, setKind] = useState<PassKind>('all')
  const view = useMemo(() => (state ? passView(state) : null), [state])
  const urgent = useUrgent(view, state?.shop.settings.uncollectedMinutes ?? 0)
  const alarms = useMemo(() => alarmsOf(view, urgent), [view, urgent])
  const work = usePassWork()
  const shown = useMemo(() => (view ? [...view.rows, ...view.ready, ...view.called].map(({ order }) => order) : []), [view])
  usePaintNotes(shown, state?.rev ?? 0, useTicking())
  // It shows no station's work to its cooks: an order that only a pass shows is unseen in the kitchen.
  useReported(state?.rev ?? null, NO_STATIONS)
  return (
    <div className={isOffline ? 'pass offline' : 'pass'}>
      <PassHeader state={state} counts={view && countsOf(view)} alarms={alarms} kind={kind} onKind={setKind} />
      {state && view ? (
        <PassBoard state={state} all={view} view={ofKind(view, kind)} urgent={urgent} work={work} onKind={() => setKind(after(kind))} />
      ) : (
        <Ghosts />
      )}
      <PassStrip state={state} work={work} />
    </div>
  )
}

const NO_STATIONS: readonly string[] = []

function after(kind: PassKind): PassKind {
  return passKinds[(passKinds.indexOf(kind) + 1) % passKinds.length] ?? 'all'
}

/** Orders that are late in the kitchen or uncollected at the pass: never behind a first page. The set changes only with what is in it. */
function useUrgent(view: PassView | null, uncollectedMinutes: number): ReadonlySet<string> {
  const now = useServerNow()
  const late = (view?.rows ?? []).filter(({ toMake }) => toMake.length > 0 && agingOf(toMake, now).level === 'late')
  const standing = (view?.called ?? []).filter((parcel) => isUncollected(parcel, uncollectedMinutes, now))
  const key = [...late, ...standing].map(({ order }) => order.id).join(' ')
  return useMemo(() => new Set(key === '' ? [] : key.split(' ')), [key])
}

function alarmsOf(view: PassView | null, urgent: ReadonlySet<string>): ReadonlySet<PassKind> {
  const orders = view ? [...view.rows, ...view.called].map(({ order }) => order).filter((order) => urgent.has(order.id)) : []
  return new Set(passKinds.filter((kind) => kind !== 'all' && orders.some((order) => isOfKind(order, kind))))
}
