/** Asks that the screen stays lit while the page is in front; browsers grant it where they can, and on https only. @returns how to stop */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let isOver = false
  const ask = () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    if (lock && !lock.released) return
    navigator.wakeLock.request('screen').then(
      (granted) => {
        if (isOver || (lock && !lock.released)) letGo(granted)
        else lock = granted
      },
      (cause) => console.warn('this screen may go dark by itself', cause),
    )
  }
  ask()
  document.addEventListener('visibilitychange', ask)
  return () => {
    isOver = true
    document.removeEventListener('visibilitychange', ask)
    if (lock) letGo(lock)
  }
}

function letGo(lock: WakeLockSentinel): void {
  lock.release().catch((cause) => console.warn('the screen stays lit', cause))
}
