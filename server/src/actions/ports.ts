import type { PushSubscription } from '@passline/shared/pushApi'

/** What becomes of a push: `gone` — nobody is at this address any more, for good; `failed` — not this time. */
export type PushOutcome = 'sent' | 'gone' | 'failed'

export interface PushOptions {
  /** How long the push service may keep it for a phone that is off, in s. */
  ttlSeconds: number
  /** What the push service still keeps under this name is replaced: at most 32 characters of base64url. */
  topic: string
  urgency: 'normal' | 'high'
}

/** Tells phones whose page is closed. Never throws. */
export interface PushSender {
  send(subscription: Pick<PushSubscription, 'endpoint' | 'keys'>, payload: string, options: PushOptions): Promise<PushOutcome>
}
