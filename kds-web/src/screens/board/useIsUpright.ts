import { useSyncExternalStore } from 'react'

const UPRIGHT = '(orientation: portrait)'

/** Whether the screen stands upright. */
export function useIsUpright(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(UPRIGHT).matches)
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(UPRIGHT)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
