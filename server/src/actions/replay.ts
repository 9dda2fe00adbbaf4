import { apply } from '@passline/shared/apply'
import type { ShopEvent } from '@passline/shared/event'
import type { ShopId } from '@passline/shared/ids'
import { MOST_REPLAY_EVENTS, type ReplayAnswer, type ReplayDevice, type ReplayRange } from '@passline/shared/replayApi'
import { listsOf, type ShopState } from '@passline/shared/state'
import type { Clock } from '../base/clock.ts'
import { Fault } from '../base/fault.ts'
import type { Db } from '../db/types.ts'
import { gapsOf, readState } from '../rules/replaying.ts'
import { readCheckpoint, readOldestCheckpoint } from '../store/checkpoints.ts'
import { readDevices } from '../store/devices.ts'
import { readEvents } from '../store/journal.ts'
import { readPosition, readPresenceEvents } from '../store/replay.ts'
import type { Reply } from './desk/command.ts'
import { problemReply } from './reply.ts'

export interface ReplayParts {
  db: Db
  clock: Clock
  epoch: string
}

/** How many events are led through at once; others are served in between. */
const PAGE = 1_000

/** From when to when a shop can be looked at: from its oldest checkpoint, until now. */
export async function replayRange({ db, clock }: ReplayParts, shopId: ShopId): Promise<ReplayRange> {
  const to = new Date(clock.now()).toISOString()
  return { from: (await readOldestCheckpoint(db, shopId)) ?? to, to }
}

/**
 * A stretch of a shop's past: what it was at `from`, and what happened up to `to`.
 * @returns 200 with the replay; 400 invalid when `to` is not over yet; 422 notKept when the journal does not reach back that far
 */
export async function replay(parts: ReplayParts, shopId: ShopId, { from, to }: ReplayRange): Promise<Reply> {
  const { db, clock, epoch } = parts
  const at = new Date(clock.now()).toISOString()
  if (to > at) return problemReply('invalid', { detail: `query.to: must not be after now, ${at}` })
  const start = await stateAt(db, shopId, from)
  if (!start) {
    const range = await replayRange(parts, shopId)
    return problemReply('notKept', { detail: `The journal of this shop can be replayed from ${range.from} on.` })
  }
  const until = await readPosition(db, shopId, { since: start.rev, at: to })
  const [events, presence, devices] = await Promise.all([
    readEvents(db, { shopId, since: start.rev, until, limit: MOST_REPLAY_EVENTS }),
    readPresenceEvents(db, shopId),
    readActors(db, shopId),
  ])
  const last = events.at(-1)?.rev ?? until
  const answer: ReplayAnswer = {
    at,
    epoch,
    from,
    to,
    snapshot: { shopId, epoch, rev: start.rev, at: from, ...listsOf(start) },
    events,
    until,
    next: last < until ? last : null,
    devices,
    gaps: gapsOf(presence, { from, to }),
  }
  return { status: 200, body: JSON.stringify(answer) }
}

/** The shop at an instant: the newest checkpoint before it, led on through the events between. @returns null when there is none */
async function stateAt(db: Db, shopId: ShopId, at: string): Promise<ShopState | null> {
  const checkpoint = await readCheckpoint(db, shopId, at)
  if (!checkpoint) return null
  const until = await readPosition(db, shopId, { since: checkpoint.rev, at })
  let state = readState(checkpoint.rev, checkpoint.state)
  while (state.rev < until) {
    const page: ShopEvent[] = await readEvents(db, { shopId, since: state.rev, until, limit: PAGE })
    const next = apply(state, page)
    if (next === 'gap' || page.length === 0) throw new Fault(`The journal of ${shopId} has a gap after ${state.rev}.`)
    state = next
  }
  return state
}

/** Everybody whose name an event may carry: the shop's devices, and those that belong to every shop. Revoked ones too. */
async function readActors(db: Db, shopId: ShopId): Promise<ReplayDevice[]> {
  const devices = await Promise.all([readDevices(db, shopId), readDevices(db, null)])
  return devices.flat().map(({ id, name, role, addedAt, revokedAt }) => ({ id, name, role, addedAt, revokedAt }))
}
