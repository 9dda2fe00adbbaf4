import { shownSeqNo } from '@passline/shared/businessDay'
import { useServerNow } from '../../live/LiveContext.tsx'
import { UNDO_MS } from '../../live/types.ts'
import { Icon } from '../../parts/Icon.tsx'
import { whereTo } from '../../parts/whereTo.ts'
import { useText } from '../../text/i18n.ts'
import type { OwnStep, OwnSteps } from './useOwnSteps.ts'
import { useUnsent } from './useUnsent.ts'
import './strip.css'

/** What was just done, and for 30 s the way back. */
export function UndoStrip({ own }: { own: OwnSteps }) {
  const { t } = useText()
  const now = useServerNow()
  const unsent = useUnsent()
  const { latest } = own
  if (!latest) return null
  const left = Math.max(1, Math.ceil((latest.at + UNDO_MS - now) / 1000))
  return (
    <div className="strip" data-testid="undo-strip" data-seq={latest.order.seqNo}>
      <Icon name="check" />
      <p role="status">
        {t(latest.action === 'pickUp' ? 'waiter.undo.pickedUp' : 'waiter.undo.delivered', { what: named(latest), n: latest.portions })}
        {unsent.some((each) => each.key === latest.key) && <span className="unsent"> · {t('waiter.unsent')}</span>}
      </p>
      <button type="button" data-testid="undo" onClick={() => own.undo(latest)}>
        <Icon name="undo" />
        <span>{t('waiter.undo.button')}</span>
        <small>{t('waiter.undo.seconds', { n: left })}</small>
      </button>
    </div>
  )

  function named(step: OwnStep): string {
    const where = whereTo(step.order, t)
    return step.order.place ? `${where.no} ${where.kind} ${shownSeqNo(step.order.seqNo)}` : `${where.no} ${where.kind}`
  }
}
