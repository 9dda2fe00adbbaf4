import type { PresenceEvent } from '@passline/shared/event'
import type { ConnectionGap } from '@passline/shared/replayApi'
import { type ShopState, snapshot, stateOf } from '@passline/shared/state'

/** What a checkpoint keeps, beside its position. */
const kept = snapshot.pick({ shop: true, stations: true, dishes: true, places: true, orders: true, padCalls: true, unseen: true })

/** A state as it was written some time ago, by this version or an older one: what it could not know yet has its default. */
export function readState(rev: number, written: unknown): ShopState {
  return stateOf({ rev, ...kept.parse(written) })
}

/**
 * When devices had no connection, where that touches a stretch of time; in the order in which it began.
 * @param events of all the time that the journal has, in order: a device may have gone long before
 */
export function gapsOf(events: readonly PresenceEvent[], { from, to }: { from: string; to: string }): ConnectionGap[] {
  const open = new Map<string, ConnectionGap>()
  const gaps: ConnectionGap[] = []
  for (const { name, at, data } of events) {
    const gap = open.get(data.deviceId)
    if (name === 'deviceOffline' && !gap) {
      open.set(data.deviceId, { deviceId: data.deviceId, from: data.since, to: null })
    } else if (name !== 'deviceOffline' && gap) {
      open.delete(data.deviceId)
      gaps.push({ ...gap, to: at })
    }
  }
  return [...gaps, ...open.values()]
    .filter((gap) => gap.from < to && (gap.to === null || gap.to > from))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}
