const REOPENED_AT = 'passline.reloadedAt'
const SOON_MS = 3_000
const AT_MOST_EVERY_MS = 300_000
/** Screens that broke together do not come back in the same instant. */
const SPREAD_MS = 5_000

/** Opens the page anew. */
export function reopen(): void {
  sessionStorage.setItem(REOPENED_AT, String(Date.now()))
  location.reload()
}

/**
 * Opens the page anew by itself, because nobody may stand before it: soon, but at most once in five minutes, and only once the server answers:
 * without one a browser would show a page of its own, which never comes back. @returns what stops it
 */
export function reopenByItself(): () => void {
  const last = Number(sessionStorage.getItem(REOPENED_AT) ?? 0)
  let timer = setTimeout(tryIt, waitMs(last, Date.now()) + Math.random() * SPREAD_MS)
  async function tryIt(): Promise<void> {
    if (await isServed()) reopen()
    else timer = setTimeout(tryIt, SPREAD_MS)
  }
  return () => clearTimeout(timer)
}

/** How long to wait, in ms. @param last when it was opened anew the last time; 0: never */
export function waitMs(last: number, now: number): number {
  return Math.max(SOON_MS, last + AT_MOST_EVERY_MS - now)
}

function isServed(): Promise<boolean> {
  return fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
}
