import type { PlaceOrderInput } from '@passline/shared/api'
import type { OrderSource, PlaceKind } from '@passline/shared/order'
import type { Dish, Place } from '@passline/shared/shop'
import { between, chooseLines, chooseNote, chooseOrder, chooseSource, pick, type Random } from './choices.ts'

/** What is known of a shop before the evening. */
export interface Venue {
  id: string
  dishes: readonly Dish[]
  places: readonly Place[]
}

/** Something that somebody is going to do. `visit` is the party it concerns; what a party does happens in order. */
export type Step = { at: number; shopId: string } & (
  | { what: 'order'; visit: number; order: PlaceOrderInput }
  | { what: 'rush' | 'cancelLine'; visit: number; line: number }
  | { what: 'note'; visit: number; line: number; note: string }
  | { what: 'move'; visit: number; to: Place }
  | { what: 'cancelOrder' | 'leave'; visit: number }
  | { what: 'soldOut' | 'backOnSale'; dishId: string }
  | { what: 'count'; dishId: string; remaining: number }
)

export interface Evening {
  random: Random
  /** Orders per minute, all venues together. */
  rate: number
  minutes: number
  /** How many times faster than in life. */
  speed: number
  venues: readonly Venue[]
}

const MINUTE = 60_000
const KIND_OF: Partial<Record<OrderSource, PlaceKind>> = { roomPad: 'room', till: 'table', wristband: 'wristband' }

/** Everything that is going to happen, by the seed alone, in order of time (ms from the start). */
export function planEvening(evening: Evening): Step[] {
  const steps: Step[] = []
  const takenUntil = new Map<string, number>()
  for (const [visit, at] of arrivals(evening).entries()) {
    const venue = pick(evening.random, evening.venues)
    steps.push(...visitSteps(evening, venue, { visit, at, takenUntil }))
  }
  for (const venue of evening.venues) steps.push(...soldOutSteps(evening, venue))
  return steps.sort((a, b) => a.at - b.at)
}

/** Parties come in waves of about three minutes: at the crest four times as many as in between. */
function arrivals({ random, rate, minutes }: Evening): number[] {
  const waves = Math.max(1, Math.round(minutes / 3))
  const crest = (1.6 * rate) / MINUTE
  const times: number[] = []
  for (let at = 0; ; ) {
    at += -Math.log(1 - random()) / crest
    if (at >= minutes * MINUTE) return times
    const share = (1 - 0.6 * Math.cos((2 * Math.PI * waves * at) / (minutes * MINUTE))) / 1.6
    if (random() < share) times.push(at)
  }
}

interface Arrival {
  visit: number
  at: number
  /** Until when each place is taken, by shop and place. */
  takenUntil: Map<string, number>
}

function visitSteps({ random, speed, minutes }: Evening, venue: Venue, { visit, at, takenUntil }: Arrival): Step[] {
  const shopId = venue.id
  const inLife = (least: number, most: number) => (between(random, least, most) * MINUTE) / speed
  const wanted = chooseSource(random)
  const place = freePlace(random, venue, KIND_OF[wanted], (key) => (takenUntil.get(key) ?? 0) <= at)
  const source = place || !KIND_OF[wanted] ? wanted : 'takeAway'
  const steps: Step[] = [
    { at, shopId, what: 'order', visit, order: chooseOrder(random, source, place, chooseLines(random, venue.dishes, 6)) },
  ]
  let lastAt = at
  for (let more = 0; place && more < 3 && random() < 0.35; more++) {
    lastAt += inLife(5, 20)
    steps.push({
      at: lastAt,
      shopId,
      what: 'order',
      visit,
      order: chooseOrder(random, source, place, chooseLines(random, venue.dishes, 3)),
    })
  }
  if (random() < 0.06) steps.push({ at: at + inLife(0.2, 4), shopId, what: 'cancelLine', visit, line: Math.floor(random() * 6) })
  if (random() < 0.02) steps.push({ at: at + inLife(0.2, 2), shopId, what: 'cancelOrder', visit })
  if (random() < 0.08) steps.push({ at: at + inLife(8, 25), shopId, what: 'rush', visit, line: Math.floor(random() * 6) })
  if (random() < 0.07) {
    steps.push({ at: at + inLife(0.3, 4), shopId, what: 'note', visit, line: Math.floor(random() * 6), note: chooseNote(random) })
  }
  const other = random() < 0.04 ? freePlace(random, venue, place?.kind, (key) => (takenUntil.get(key) ?? 0) <= at) : null
  if (place && other) {
    steps.push({ at: at + inLife(1, 8), shopId, what: 'move', visit, to: other })
    takenUntil.set(placeName(venue, other), Number.POSITIVE_INFINITY)
  }
  if (place) {
    const leavesAt = lastAt + inLife(30, 75)
    steps.push({ at: leavesAt, shopId, what: 'leave', visit })
    takenUntil.set(placeName(venue, place), leavesAt)
  }
  return steps.filter((step) => step.at < minutes * MINUTE)
}

function freePlace(random: Random, venue: Venue, kind: PlaceKind | undefined, isFree: (name: string) => boolean): Place | null {
  const free = venue.places.filter((place) => place.kind === kind && isFree(placeName(venue, place)))
  return free.length > 0 ? pick(random, free) : null
}

function placeName(venue: Venue, { kind, id }: Place): string {
  return `${venue.id} ${kind} ${id}`
}

/** Now and then a dish runs out for a while, and of one of them the cook knows how many portions there are. */
function soldOutSteps({ random, minutes }: Evening, { id: shopId, dishes }: Venue): Step[] {
  const steps: Step[] = []
  for (
    let at = between(random, 0.2, 0.5) * minutes * MINUTE;
    at < 0.8 * minutes * MINUTE;
    at += between(random, 0.15, 0.4) * minutes * MINUTE
  ) {
    const dishId = pick(random, dishes).id
    const back = at + between(random, 0.05, 0.15) * minutes * MINUTE
    steps.push({ at, shopId, what: 'soldOut', dishId }, { at: back, shopId, what: 'backOnSale', dishId })
  }
  const favourite = dishes[Math.floor(random() * Math.min(8, dishes.length))]
  if (favourite) {
    const remaining = Math.ceil(between(random, 8, 20))
    steps.push({ at: between(random, 0.05, 0.15) * minutes * MINUTE, shopId, what: 'count', dishId: favourite.id, remaining })
  }
  return steps
}
