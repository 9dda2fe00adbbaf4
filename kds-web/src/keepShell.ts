import type { ScreenName } from './screens/screens.ts'

const WORKER = '/worker.js'
/** Walls are never opened anew, so nothing else makes their browser look for a new version. */
const LOOK_MS = 3_600_000
/** A page that nobody has looked at for so long is not in use. */
const UNSEEN_MS = 30_000
const UNTOUCHED_MS = 600_000
/** Keeping loads all screens, which must not be in the way of the first orders. */
const SETTLED_MS = 3_000

/**
 * Keeps the screens on this device, so that they open without a network, and makes the waiter's screen installable. A new version takes over at
 * once for whatever is opened next; an open page is opened anew when nobody uses it.
 */
export function keepShell(screen: ScreenName): void {
  if (screen === 'waiter') offerToInstall()
  // Only over https or on this machine; and in development files change under the hand.
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const hadVersion = navigator.serviceWorker.controller !== null
  setTimeout(register, SETTLED_MS)
  if (hadVersion) navigator.serviceWorker.addEventListener('controllerchange', reloadWhenUnused, { once: true })
}

function register(): void {
  navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' }).then(
    (registration) => setInterval(() => void registration.update().catch(() => undefined), LOOK_MS), // without a network: next time
    (cause) => console.warn('this browser keeps no screens', cause),
  )
}

function offerToInstall(): void {
  const link = Object.assign(document.createElement('link'), { rel: 'manifest', href: '/manifest.webmanifest' })
  document.head.append(link)
}

/** Opening anew silences a page until it is touched: one that was touched, as walls that speak are, is left alone while it can be seen. */
function reloadWhenUnused(): void {
  let unusedSince = performance.now()
  const used = () => {
    unusedSince = performance.now()
  }
  for (const name of ['visibilitychange', 'pointerdown', 'keydown']) document.addEventListener(name, used)
  setInterval(() => {
    const unusedMs = performance.now() - unusedSince
    const isHidden = document.visibilityState === 'hidden'
    const isUntouched = navigator.userActivation?.hasBeenActive === false
    if ((isHidden && unusedMs > UNSEEN_MS) || (isUntouched && unusedMs > UNTOUCHED_MS)) location.reload()
  }, 5_000)
}
