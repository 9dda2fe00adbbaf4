import { KINDS, type Kind } from './kinds.ts'

/** What a manager asks of the log; empty fields ask nothing. */
export interface LogQuestion {
  /** As date-time fields have it, in the shop's zone: `2026-03-06T19:40`. */
  from: string
  to: string
  actor: string
  kind: Kind | ''
  seqNo: string
  place: string
}

export const EVERYTHING: LogQuestion = { from: '', to: '', actor: '', kind: '', seqNo: '', place: '' }

const PAGE = 100

/** The address of a page of the log. @param before the rev before which it begins; null: the newest */
export function logPath({ from, to, actor, kind, seqNo, place }: LogQuestion, timeZone: string, before: number | null): string {
  const query = new URLSearchParams({ limit: String(PAGE) })
  const number = numberOf(seqNo)
  const said = {
    from: from && instantOf(from, timeZone),
    to: to && instantOf(to, timeZone, 59_999),
    actor,
    names: kind === '' ? '' : KINDS[kind].join(','),
    seqNo: number === null ? '' : String(number),
    place: place.trim(),
    before: before === null ? '' : String(before),
  }
  for (const [name, value] of Object.entries(said)) if (value) query.set(name, value)
  return `/log?${query}`
}

/** An order's number as somebody writes it: `7`, `#07`. @returns null when it is none */
export function numberOf(written: string): number | null {
  const digits = /^#?0*([1-9]\d{0,5})$/.exec(written.trim())?.[1]
  return digits === undefined ? null : Number(digits)
}

/** The instant that a clock in a zone shows as this local time; the earlier one where it shows it twice. @returns ISO 8601 UTC */
export function instantOf(local: string, timeZone: string, plusMs = 0): string {
  const asUtc = Date.parse(`${local}:00Z`)
  // The offset of the zone is looked up near the instant, and once more where the first guess fell on the other side of a change.
  const guess = asUtc - offsetAt(asUtc, timeZone)
  return new Date(asUtc - offsetAt(guess, timeZone) + plusMs).toISOString()
}

/** How far the clocks of a zone are before UTC at an instant, ms. */
function offsetAt(at: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}
