import type { ShopEvent } from '@passline/shared/event'
import type { CallId, MessageId } from '@passline/shared/ids'
import { messagePush } from '@passline/shared/message'
import { isSamePlace } from '@passline/shared/order'
import { MSG_TYPE } from '@passline/shared/rule'
import type { StoreApi } from 'zustand/vanilla'
import type { KeptStore } from '../api/keptStore.ts'
import { isOver } from './isOver.ts'
import { keptMessage, newlyKept, withMessages, withNote } from './keptMessages.ts'
import type { KeptMessage, LiveState, Self } from './types.ts'

export interface InboxOptions {
  store: StoreApi<LiveState>
  kept: Promise<KeptStore>
  /** Server time, ms. */
  now(): number
  /** Whether the server has said its time: before, nothing is thought to be expired. */
  isClockSet(): boolean
}

/** The messages of this screen, over reloads: what comes in is dropped when it was seen, kept while it matters, and let go when it is over. */
export interface Inbox {
  /** Takes up what an earlier page kept. */
  start(): Promise<void>
  /** @returns whether the message may be acknowledged: it is kept, or need not be */
  receive(said: unknown): Promise<boolean>
  /** Things happened in the shop: calls were answered, or taken back. */
  happened(events: readonly ShopEvent[]): void
  /** These calls need nobody any more. */
  close(callIds: readonly CallId[]): void
  note(what: 'shownAt' | 'spokenAt', ids: readonly MessageId[]): void
  /** Lets go what is expired or over; cheap when there is nothing. */
  sweep(): void
}

/** A server that can be heard gives a new page its whole inbox at once; what is not in it by then was taken back. */
const CAUGHT_UP_MS = 20_000
/** More than any screen is sent within the longest lifetime that matters. */
const REMEMBERED = 2_000

export function createInbox({ store, kept, now, isClockSet }: InboxOptions): Inbox {
  const seen = new Set<string>()
  const closed = new Set<string>()
  /** What an earlier page kept and the server has not sent again. */
  const unconfirmed = new Set<string>()
  let liveSince: number | null = null

  function matters(message: KeptMessage): boolean {
    if (closed.has(message.callId)) return false
    if (isClockSet() && Date.parse(message.expiresAt) <= now()) return false
    const { state, self, provenAt } = store.getState()
    if (self && isElsewhere(message, self)) return false
    // A state from before the message cannot say that it is over: the message may have overtaken its event.
    if (!state || !self || provenAt === null || provenAt < Date.parse(message.sentAt)) return true
    return !isOver(message, state, self.deviceId)
  }

  function sweep(): void {
    const { messages } = store.getState()
    const isCaughtUp = lookWhetherCaughtUp()
    const gone = messages.filter((each) => !matters(each) || (isCaughtUp && unconfirmed.has(each.id)))
    if (gone.length === 0) return
    put(messages.filter((each) => !gone.includes(each)))
  }

  function lookWhetherCaughtUp(): boolean {
    liveSince = store.getState().connection.phase === 'live' ? (liveSince ?? now()) : null
    return liveSince !== null && now() - liveSince > CAUGHT_UP_MS
  }

  function put(next: readonly KeptMessage[]): void {
    const { messages: before } = store.getState()
    if (next === before) return
    const ids = new Set(next.map((each) => each.id))
    const gone = before.filter((each) => !ids.has(each.id)).map((each) => each.id)
    store.setState({ messages: next })
    if (gone.length > 0) void kept.then((values) => values.remove(gone))
  }

  function close(callIds: readonly CallId[]): void {
    for (const callId of callIds) remember(closed, callId)
    if (callIds.length > 0) sweep()
  }

  return {
    async start() {
      const stored = (await (await kept).all()).flatMap((each) => keptMessage.safeParse(each).data ?? [])
      for (const { id } of stored) {
        if (!seen.has(id)) unconfirmed.add(id)
        remember(seen, id)
      }
      put(withMessages(store.getState().messages, stored.filter(matters)))
    },
    async receive(said) {
      const parsed = messagePush.safeParse(said)
      if (!parsed.success) {
        console.error('a message does not fit its schema', parsed.error.issues.slice(0, 5))
        return false
      }
      const push = parsed.data
      unconfirmed.delete(push.id)
      if (push.msgType === MSG_TYPE.refresh || seen.has(push.id)) return true
      remember(seen, push.id)
      const message = newlyKept(push, Math.max(now(), Date.parse(push.sentAt)))
      if (!matters(message)) return true
      put(withMessages(store.getState().messages, [message]))
      await (await kept).put(message.id, message)
      return true
    },
    happened(events) {
      close(events.flatMap((event) => (event.name === 'callAnswered' || event.name === 'callCancelled' ? [event.data.callId] : [])))
    },
    close,
    note(what, ids) {
      const before = store.getState().messages
      const next = withNote(before, new Set(ids), what, now())
      put(next)
      const changed = next.filter((each) => !before.includes(each))
      void kept.then((values) => Promise.all(changed.map((each) => values.put(each.id, each))))
    },
    sweep,
  }
}

/** A pad that was carried to another room tells nothing of the room it came from [M1]. */
function isElsewhere({ channel, place }: KeptMessage, self: Self): boolean {
  return channel === 'roomPad' && place !== null && !isSamePlace(place, self.place)
}

function remember(ids: Set<string>, id: string): void {
  ids.add(id)
  if (ids.size <= REMEMBERED) return
  for (const oldest of ids) {
    ids.delete(oldest)
    return
  }
}
