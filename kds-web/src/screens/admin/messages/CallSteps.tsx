import type { ImCall } from '@passline/shared/message'
import { useLive } from '../../../live/LiveContext.tsx'
import { Icon, type IconName } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/i18n.ts'
import type { GridCell, GridRow } from './callGrid.ts'
import { type CallStep, callSteps } from './callSteps.ts'
import { spanOf } from './spanOf.ts'
import { useMessageWords } from './useMessageWords.ts'

/** Every step of one message at one receiver, with the server's time to the millisecond [M8]. */
export function CallSteps({ call, row, cell }: { call: ImCall; row: GridRow; cell: GridCell }) {
  const { t } = useText()
  const timeZone = useLive(({ state }) => state?.shop.timeZone ?? 'UTC')
  const steps = callSteps(call, cell.message, row.device?.id ?? null)
  const first = Date.parse(steps[0]?.at ?? cell.message.writtenAt)
  const { repetition, isEscalation } = cell.message
  return (
    <section className="am-steps">
      <h3>
        {row.device?.name ?? t(`adminMessages.channel.${row.channel}`)},{' '}
        {isEscalation ? t('adminMessages.calls.escalation') : t('adminMessages.calls.nth', { n: repetition })}
        <span>{t('adminMessages.calls.serverTime')}</span>
      </h3>
      <ol>
        {steps.map((step, at) => (
          <li key={`${step.what} ${step.at}`}>
            <time dateTime={step.at}>{preciseTime(step.at, timeZone)}</time>
            <span className={`am-dot ${DONE.has(step.what) ? 'good' : ''}`}>
              <Icon name={ICONS[step.what]} />
            </span>
            <b>{t(`adminMessages.calls.step.${step.what}`)}</b>
            <Said step={step} cell={cell} timeZone={timeZone} />
            <span className="am-offset">{at > 0 && `+${spanOf(Date.parse(step.at) - first)}`}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Said({ step, cell, timeZone }: { step: CallStep; cell: GridCell; timeZone: string }) {
  const { t } = useText()
  const { reasonOf } = useMessageWords()
  return <span>{words()}</span>

  function words(): string {
    switch (step.what) {
      case 'written':
        return t('adminMessages.calls.said.written', { time: preciseTime(cell.message.dueAt, timeZone) })
      case 'queued':
        return t('adminMessages.calls.said.queued', { time: preciseTime(cell.message.expiresAt, timeZone) })
      case 'checked':
      case 'sent':
        return t(`adminMessages.calls.said.${step.what}`)
      case 'delivered':
      case 'shown':
      case 'spoken':
        return t(`adminMessages.calls.said.${step.what}`, { device: step.device })
      case 'answered':
        return t('adminMessages.calls.said.answered', { name: step.name })
      case 'skipped':
      case 'withdrawn':
        return t(`adminMessages.calls.said.${step.what}`, { reason: reasonOf(step.reason, step.detail) })
      case 'expired':
        return t('adminMessages.calls.said.expired', { time: preciseTime(step.at, timeZone) })
      default:
        return step satisfies never
    }
  }
}

/** `18:24:03.120` in the shop's zone. @param at ISO 8601 UTC */
function preciseTime(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  }).format(Date.parse(at))
}

const DONE: ReadonlySet<CallStep['what']> = new Set(['delivered', 'shown', 'spoken', 'answered'])

const ICONS: Record<CallStep['what'], IconName> = {
  written: 'bill',
  queued: 'list',
  checked: 'search',
  sent: 'send',
  delivered: 'tv',
  shown: 'tv',
  spoken: 'sound',
  answered: 'check',
  withdrawn: 'undo',
  skipped: 'minus',
  expired: 'circle',
}
