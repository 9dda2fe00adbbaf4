/**
 * When orders were really on the glass: `window.__passline.painted`, the latest 500, oldest first. For support and for measuring how long an
 * order takes from the till to the cook. `at` is server time and `epochMs` the device's own clock, both in ms.
 */
export interface Painted {
  orderId: string
  /** The journal position that the screen had reached. */
  rev: number
  at: number
  epochMs: number
}

declare global {
  interface Window {
    __passline?: { painted: Painted[] }
  }
}

const KEPT = 500

/** Notes an order after the frame that shows it: the first callback runs before that frame, the second after it. */
export function notePainted(orderId: string, rev: number, now: () => number): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      window.__passline ??= { painted: [] }
      const { painted } = window.__passline
      painted.push({ orderId, rev, at: now(), epochMs: Date.now() })
      if (painted.length > KEPT) painted.shift()
    }),
  )
}
