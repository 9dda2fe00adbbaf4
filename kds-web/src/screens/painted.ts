import { exposed, noteIn } from './exposed.ts'

const KEPT = 500

/** Notes an order after the frame that shows it: the first callback runs before that frame, the second after it. */
export function notePainted(orderId: string, rev: number, now: () => number): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      noteIn(exposed().painted, { orderId, rev, at: now(), epochMs: Date.now() }, KEPT)
    }),
  )
}
