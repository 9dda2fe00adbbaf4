import type { ImCall } from '@passline/shared/message'
import { useLive, useServerNow } from '../../../live/LiveContext.tsx'
import { Icon, type IconName } from '../../../parts/Icon.tsx'
import { timeWithSeconds } from '../../../parts/time.ts'
import { useText } from '../../../text/i18n.ts'
import { type CallSummary, callOutcome } from './callOutcome.ts'
import { sentenceOfCall } from './sentenceOfCall.ts'
import { useMessageWords } from './useMessageWords.ts'

/** One call in the list: when, what, what it said, and what became of it. */
export function CallRow({ call, isChosen, onChoose }: { call: ImCall; isChosen: boolean; onChoose(): void }) {
  const { lang } = useText()
  const { eventName } = useMessageWords()
  const timeZone = useLive(({ state }) => state?.shop.timeZone ?? 'UTC')
  const now = useServerNow(5_000)
  return (
    <li>
      <button type="button" className="am-call" aria-current={isChosen} onClick={onChoose}>
        <time dateTime={call.writtenAt}>{timeWithSeconds(Date.parse(call.writtenAt), timeZone)}</time>
        <b>{eventName(call.event)}</b>
        <Outcome summary={callOutcome(call, now)} />
        <span className="am-words">{sentenceOfCall(call, lang)}</span>
      </button>
    </li>
  )
}

function Outcome({ summary }: { summary: CallSummary }) {
  const { t } = useText()
  const [icon, tone] = LOOKS[summary]
  const words = {
    answered: t('adminMessages.calls.cell.answered'),
    notDelivered: t('adminMessages.calls.cell.notDelivered'),
    unheard: t('adminMessages.calls.cell.unheard'),
    spoken: t('adminMessages.calls.cell.spoken'),
    shown: t('adminMessages.calls.cell.shown'),
    waiting: t('adminMessages.calls.cell.waiting'),
    pending: t('adminMessages.calls.cell.pending'),
    isSilent: t('adminMessages.calls.isSilent'),
    skipped: t('adminMessages.calls.cell.skipped'),
  }[summary]
  return (
    <span className={`am-out ${tone}`}>
      <Icon name={icon} />
      {words}
    </span>
  )
}

const LOOKS: Record<CallSummary, [IconName, string]> = {
  answered: ['check', 'good'],
  notDelivered: ['unlink', 'bad'],
  unheard: ['mute', 'warn'],
  spoken: ['sound', 'good'],
  shown: ['check', 'good'],
  waiting: ['circle', 'info'],
  pending: ['circle', 'info'],
  isSilent: ['refresh', 'calm'],
  skipped: ['minus', 'calm'],
}
