import type { MessageId } from '@passline/shared/ids'
import type { MessageContent } from '@passline/shared/message'
import type { SoundState } from '@passline/shared/presence'
import type { ChimeKind } from '../../voice/kinds.ts'
import { isMuted, type Mute } from '../../voice/mute.ts'
import type { VoiceKind } from '../../voice/speaker.ts'

/** What a page is saying, and how many sentences wait behind it. */
export interface Utterance {
  content: MessageContent
  messageIds: readonly MessageId[]
  behind: number
}

/** What people see of the sound of this page. */
export interface SoundView {
  sound: SoundState
  voice: VoiceKind
  mute: Mute
  /** Whether this page speaks in its zone, or another does. */
  isAnnouncer: boolean
  /** What is being said now; null when nothing is. */
  saying: Utterance | null
  /** Counts what could only be seen; the edge of the screen flashes with each. */
  flash: { count: number; isUrgent: boolean }
}

/** What the header says of it. */
export type ShownSound = SoundState | 'elsewhere'

export const FIRST_VIEW: SoundView = {
  sound: 'locked',
  voice: 'none',
  mute: null,
  isAnnouncer: true,
  saying: null,
  flash: { count: 0, isUrgent: false },
}

/** @param voice null as long as nobody knows which there is. @param now server time, ms */
export function soundOf(isOpen: boolean, mute: Mute, voice: VoiceKind | null, now: number): SoundState {
  if (isMuted(mute, now)) return 'muted'
  if (!isOpen) return 'locked'
  return voice === 'none' ? 'voiceMissing' : 'on'
}

export function isUrgent(chime: ChimeKind): boolean {
  return chime === 'overdue' || chime === 'waiterCall'
}
