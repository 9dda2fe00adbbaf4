import type { EventName, ShopEvent } from '@passline/shared/event'
import type { ReplayDevice } from '@passline/shared/replayApi'
import type { Replay } from './createReplay.ts'

const MINUTE_MS = 60_000

/** What the server notices, whoever it names. */
const NOTICED: ReadonlySet<EventName> = new Set(['orderSeen', 'orderUnseen', 'deviceOffline', 'deviceOnline', 'zoneSilent', 'zoneHeard'])

/** How often somebody tapped in each minute of the stretch. One tap may be several events; what programs and time do is none. */
export function tapBars(
  { from, to, events, moments }: Pick<Replay, 'from' | 'to' | 'events' | 'moments'>,
  devices: readonly ReplayDevice[],
): number[] {
  const people = new Set<string>(devices.filter(({ role }) => role !== 'program').map(({ id }) => id))
  const bars = new Array<number>(Math.max(1, Math.ceil((to - from) / MINUTE_MS))).fill(0)
  const counted = new Set<string>()
  events.forEach((event, index) => {
    const tap = tapOf(event)
    if (!people.has(event.actor) || NOTICED.has(event.name) || counted.has(tap)) return
    counted.add(tap)
    const minute = Math.min(bars.length - 1, Math.floor(((moments[index] ?? from) - from) / MINUTE_MS))
    bars[minute] = (bars[minute] ?? 0) + 1
  })
  return bars
}

function tapOf({ actor, at }: ShopEvent): string {
  return `${actor} ${at}`
}
