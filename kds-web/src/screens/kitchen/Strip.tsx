import { shownSeqNo } from '@passline/shared/businessDay'
import { canUndo } from '../../live/createActions.ts'
import { useActions, useLive, useServerNow } from '../../live/LiveContext.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { NotSavedToast } from '../../parts/NotSavedToast.tsx'
import { OfflineBanner } from '../../parts/OfflineBanner.tsx'
import { useText } from '../../text/i18n.ts'

interface StripProps {
  timeZone: string
  page: number
  pages: number
  onPage(by: 1 | -1): void
}

/** The last step with its undo, what must be known now (else the keys), and the pages. */
export function Strip(props: StripProps) {
  return (
    <footer className="strip">
      <LastStep />
      <Middle timeZone={props.timeZone} />
      {props.pages > 1 && <Pager {...props} />}
    </footer>
  )
}

function LastStep() {
  const { t, nameOf } = useText()
  const { undo } = useActions()
  const now = useServerNow()
  const undoable = useLive((live) => live.undoable)
  const last = undoable.findLast((step) => canUndo(step, now))
  if (!last) return null
  const action = last.actions.at(-1) ?? 'done'
  return (
    <>
      <p className="rec">
        <span className="rl">{t(`action.${action}`)}</span>
        <b>{shownSeqNo(last.seqNo)}</b>
        <span className="rname">
          {nameOf(last.name)}
          {last.goods.length > 1 && ` +${last.goods.length - 1}`}
        </span>
        <span className="ago">{t('kitchen.secondsAgo', { n: Math.max(0, Math.round((now - last.at) / 1000)) })}</span>
      </p>
      <button type="button" className="undo" onClick={() => undo()}>
        <Icon name="undo" />
        <span>{t('kitchen.undoLast')}</span>
        <kbd>⌫</kbd>
      </button>
    </>
  )
}

function Middle({ timeZone }: { timeZone: string }) {
  const { dismissToast } = useActions()
  const toast = useLive((live) => live.toasts.at(-1))
  const connection = useLive((live) => live.connection)
  const provenAt = useLive((live) => live.provenAt)
  const stored = useLive((live) => live.outboxSize)
  const isDurable = useLive((live) => live.isOutboxDurable)
  if (toast) return <NotSavedToast key={toast.id} toast={toast} onDismiss={() => dismissToast(toast.id)} />
  if (connection.phase === 'offline')
    return <OfflineBanner provenAt={provenAt} attempt={connection.attempt} stored={stored} isDurable={isDurable} timeZone={timeZone} />
  return isDurable ? <KeyHints /> : <MemoryOnly />
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

function Pager({ page, pages, onPage }: StripProps) {
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
