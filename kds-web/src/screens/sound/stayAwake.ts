/** Asks that the screen stays lit while the page is in front; browsers grant it where they can, and on https only. @returns how to stop */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  const ask = () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    navigator.wakeLock.request('screen').then(
      (granted) => {
        lock = granted
      },
      (cause) => console.warn('this screen may go dark by itself', cause),
    )
  }
  ask()
  document.addEventListener('visibilitychange', ask)
  return () => {
    document.removeEventListener('visibilitychange', ask)
    lock?.release().catch((cause) => console.warn('the screen stays lit', cause))
  }
}
