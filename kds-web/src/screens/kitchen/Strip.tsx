import { shownSeqNo } from '@passline/shared/businessDay'
import { useActions, useLive, useServerNow, useTicking } from '../../live/LiveContext.tsx'
import type { UndoableStep } from '../../live/types.ts'
import { openSteps } from '../../live/undoing.ts'
import { Elapsed } from '../../parts/Elapsed.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { NotSavedToast } from '../../parts/NotSavedToast.tsx'
import { OfflineBanner } from '../../parts/OfflineBanner.tsx'
import { toastNow } from '../../parts/toastNow.ts'
import { type Text, useText } from '../../text/i18n.ts'
import type { Orphans } from '../orphans.ts'
import './strip.css'

interface StripProps {
  timeZone: string
  page: number
  pages: number
  onPage(by: 1 | -1): void
  orphans: Orphans | null
  stationName(stationId: string): string
  /** This screen shows the stations that none shows. */
  onTake(): void
  onUndo(): void
  /** Opens what was made today. */
  onRecall(): void
}

/** The last step with its undo, what must be known now (else the keys), and the pages. */
export function Strip(props: StripProps) {
  return (
    <footer className="strip">
      <LastStep onUndo={props.onUndo} />
      <RecallButton onRecall={props.onRecall} />
      <Middle {...props} />
      {props.pages > 1 && <Pager {...props} />}
    </footer>
  )
}

function LastStep({ onUndo }: Pick<StripProps, 'onUndo'>) {
  const text = useText()
  const { t, nameOf } = text
  const now = useServerNow()
  const undoable = useLive((live) => live.undoable)
  const state = useLive((live) => live.state)
  const open = openSteps(undoable, state, now)
  const last = open.at(-1)
  if (!last) return null
  return (
    <>
      <p className="rec">
        <span className="rl">{stepText(last, text)}</span>
        {last.seqNo !== null && <b>{shownSeqNo(last.seqNo)}</b>}
        <span className="rname">
          {nameOf(last.name)}
          {last.goods.length > 1 && ` +${last.goods.length - 1}`}
        </span>
        <span className="ago">{t('kitchen.secondsAgo', { n: Math.max(0, Math.round((now - last.at) / 1000)) })}</span>
      </p>
      <button type="button" className="undo" onClick={onUndo}>
        <Icon name="undo" />
        <span>
          {t('kitchen.undoLast')}
          {open.length > 1 && <small>{t('kitchen.undoMore', { n: open.length - 1 })}</small>}
        </span>
        <kbd>⌫</kbd>
      </button>
    </>
  )
}

/** The way to what the undo does not reach any more. */
function RecallButton({ onRecall }: Pick<StripProps, 'onRecall'>) {
  const { t } = useText()
  return (
    <button type="button" className="undo day" onClick={onRecall}>
      <Icon name="history" />
      <span>{t('kitchen.search.open')}</span>
      <kbd>R</kbd>
    </button>
  )
}

function stepText({ actions, reverse }: UndoableStep, { t }: Text): string {
  if (reverse?.kind === 'moveGoods') return t('kitchen.stepStation')
  if (reverse) return t(reverse.kind === 'backOnSale' ? 'kitchen.stepSoldOut' : 'kitchen.stepBackOnSale')
  return t(`action.${actions.at(-1) ?? 'done'}`)
}

function Middle({ timeZone, orphans, stationName, onTake }: StripProps) {
  const { dismissToast } = useActions()
  const toasts = useLive((live) => live.toasts)
  const connection = useLive((live) => live.connection)
  const provenAt = useLive((live) => live.provenAt)
  const stored = useLive((live) => live.outboxSize)
  const isDurable = useLive((live) => live.isOutboxDurable)
  const now = useServerNow()
  const isOffline = connection.phase === 'offline'
  const toast = toastNow(toasts, isOffline || orphans !== null, now)
  if (toast) return <NotSavedToast toast={toast} onDismiss={dismissToast} />
  if (isOffline)
    return <OfflineBanner provenAt={provenAt} attempt={connection.attempt} stored={stored} isDurable={isDurable} timeZone={timeZone} />
  if (orphans) return <OrphanStrip orphans={orphans} stationName={stationName} onTake={onTake} />
  return isDurable ? <KeyHints /> : <MemoryOnly />
}

/** Goods whose station no connected screen shows are everybody's, until one takes them over. */
function OrphanStrip({ orphans, stationName, onTake }: Pick<StripProps, 'stationName' | 'onTake'> & { orphans: Orphans }) {
  const { t } = useText()
  const ticking = useTicking()
  const stations = orphans.stationIds.map(stationName).join(t('kitchen.comma'))
  return (
    <div className="orph" role="alert">
      <Icon name="tv" />
      <p>
        <b>{t('kitchen.orphans.title', { count: orphans.lines, stations })}</b>
        <small>
          {t('kitchen.orphans.oldest', { age: '' })}
          <Elapsed since={orphans.since} ticking={ticking} />
        </small>
      </p>
      <button type="button" onClick={onTake}>
        {t('kitchen.orphans.take')}
      </button>
    </div>
  )
}

function MemoryOnly() {
  const { t } = useText()
  return (
    <p className="memory" role="status">
      <Icon name="alert" />
      {t('link.memoryOnly')}
    </p>
  )
}

function KeyHints() {
  const { t } = useText()
  const hints = [
    ['1–8', t('kitchen.keySelect')],
    ['↑↓', t('kitchen.keyLine')],
    ['↵', t('kitchen.keyNext')],
    ['←→', t('kitchen.keyPage')],
    ['M', t('sound.key')],
  ] as const
  return (
    <p className="keys">
      {hints.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd>
          <i>{does}</i>
        </span>
      ))}
    </p>
  )
}

function Pager({ page, pages, onPage }: Pick<StripProps, 'page' | 'pages' | 'onPage'>) {
  const { t } = useText()
  return (
    <div className="pager">
      <button type="button" aria-label={t('kitchen.previousPage')} disabled={page === 0} onClick={() => onPage(-1)}>
        <Icon name="left" />
      </button>
      <span className="pg">
        {page + 1} / {pages}
      </span>
      <button type="button" aria-label={t('kitchen.nextPage')} disabled={page === pages - 1} onClick={() => onPage(1)}>
        <Icon name="right" />
      </button>
    </div>
  )
}
