import type { ImCall, MessageReason, MessageRow } from '@passline/shared/message'

/** One step of a message on its way [M8]. */
export type CallStep = { at: string } & (
  | { what: 'written' | 'queued' | 'checked' | 'sent' | 'expired' }
  | { what: 'skipped' | 'withdrawn'; reason: MessageReason | null; detail: string | null }
  | { what: 'delivered' | 'shown' | 'spoken'; device: string }
  | { what: 'answered'; name: string }
)

/** Everything that happened to one message, as one device saw it (null: no device), in its order. */
export function callSteps(call: Pick<ImCall, 'answeredAt' | 'answeredBy'>, message: MessageRow, deviceId: string | null): CallStep[] {
  const receipt = message.receipts.find((each) => each.deviceId === deviceId)
  const { reason, detail } = message
  const device = receipt?.deviceName ?? ''
  const isUnsent = message.status === 'skipped' || message.status === 'cancelled'
  const steps: CallStep[] = [
    ...(['written', 'queued', 'checked', 'sent'] as const).flatMap((what) => stamp(message[`${what}At`], (at) => ({ at, what }))),
    ...(['delivered', 'shown', 'spoken'] as const).flatMap((what) => stamp(receipt?.[`${what}At`], (at) => ({ at, what, device }))),
    ...stamp(isUnsent ? (message.withdrawnAt ?? message.checkedAt ?? message.dueAt) : null, (at) => ({
      at,
      what: 'skipped',
      reason,
      detail,
    })),
    ...stamp(message.status === 'sent' ? message.withdrawnAt : null, (at) => ({ at, what: 'withdrawn', reason, detail })),
    ...stamp(message.status === 'expired' ? message.expiresAt : null, (at) => ({ at, what: 'expired' })),
    ...stamp(call.answeredAt, (at) => ({ at, what: 'answered', name: call.answeredBy?.name ?? '' })),
  ]
  return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** A step that was taken, or none. */
function stamp(at: string | null | undefined, step: (at: string) => CallStep): CallStep[] {
  return at ? [step(at)] : []
}
