import { useEffect, useRef } from 'react'
import { neighbour } from './currentDeed.ts'
import type { Deed } from './deeds.ts'
import type { Past } from './loadPast.ts'
import { type Player, SPEEDS } from './player.ts'

const TEN_SECONDS = 10_000
const MINUTE = 60_000

interface Keyed {
  player: Player
  past: Past
  onJump(deed: Deed): void
}

/** The whole screen by keyboard: space, arrows, Home and End, 1 to 6, N and P for late dishes, F for faults. */
export function useReplayKeys(keyed: Keyed): void {
  const latest = useRef(keyed)
  latest.current = keyed
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTaken(event)) return
      const action = actionOf(event, latest.current)
      if (!action) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

/** What a key does here; null: nothing. */
function actionOf(event: KeyboardEvent, { player, past, onJump }: Keyed): (() => void) | null {
  const step = event.shiftKey ? MINUTE : TEN_SECONDS
  const jump = (kind: Deed['kind'], direction: 1 | -1) => () => {
    const deed = neighbour(past.deeds, kind, player.now(), direction)
    if (deed) onJump(deed)
  }
  const turn = (at: number) => () => player.seek(at)
  const speed = SPEEDS[Number(event.key) - 1]
  if (speed !== undefined) return () => player.setSpeed(speed)
  const actions: Record<string, () => void> = {
    ' ': player.view().isPlaying ? player.pause : player.play,
    ArrowLeft: turn(player.now() - step),
    ArrowRight: turn(player.now() + step),
    Home: turn(past.replay.from),
    End: turn(past.replay.to),
    n: jump('late', 1),
    p: jump('late', -1),
    f: jump('fault', 1),
  }
  return actions[event.key] ?? null
}

/** A button has the space bar, a list its arrows, and a dialog everything. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('dialog, select, input, textarea')) return true
  return key === ' ' && target.closest('button, a') !== null
}
