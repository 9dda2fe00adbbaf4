import { useEffect, useState, useSyncExternalStore } from 'react'
import { createPlayer, type Player, type PlayerView } from './player.ts'

/** A player as long as the part is shown. */
export function usePlayer({ from, to, at }: { from: number; to: number; at: number }): { player: Player; view: PlayerView } {
  const [player] = useState(() => createPlayer({ from, to, at, monotonic: () => performance.now(), frame: nextFrame }))
  useEffect(() => player.stop, [player])
  const view = useSyncExternalStore(player.subscribeView, player.view)
  return { player, view }
}

function nextFrame(work: () => void): () => void {
  const id = requestAnimationFrame(work)
  return () => cancelAnimationFrame(id)
}
