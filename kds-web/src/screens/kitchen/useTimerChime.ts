import { useEffect, useRef } from 'react'
import { useSound } from '../sound/SoundContext.ts'
import type { WallTicket } from './wall.ts'

/** A timer that ran out longer ago than this is told by the wall alone: the page was opened, or slept. */
const FRESH_MS = 3_000

/**
 * Rings once when the timer of a dish on this wall runs out.
 * @param now server time, ms
 */
export function useTimerChime(tickets: readonly WallTicket[], now: number): void {
  const sound = useSound()
  const rung = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const up = timesUp(tickets, now)
    if (up.some((key) => !rung.current.has(key))) sound.ring('timer')
    rung.current = new Set(up)
  }, [tickets, now, sound])
}

/** The timers that have just run out, each named with its start: a dish that was taken back and started again rings again. */
export function timesUp(tickets: readonly WallTicket[], now: number): string[] {
  return tickets.flatMap((ticket) =>
    ticket.work.flatMap(({ id, status, startedAt, timerSeconds }) => {
      if (status !== 'making' || startedAt === null || timerSeconds === null) return []
      const over = now - Date.parse(startedAt) - timerSeconds * 1000
      return over >= 0 && over < FRESH_MS ? [`${id} ${startedAt}`] : []
    }),
  )
}
