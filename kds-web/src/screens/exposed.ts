import { renderCounts } from '../parts/countRender.ts'

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

/** What was heard. `at` is server time in ms, when the first word began. */
export interface Spoken {
  /** Of the first message; empty when no message asked for it. */
  id: string
  messageIds: readonly string[]
  event: string
  shown: string
  spoken: string
  language: string
  how: 'device' | 'server' | 'chime'
  at: number
}

export interface Chimed {
  kind: string
  at: number
}

/** What this page tells whoever asks it from outside, for support, tests and measurements: `window.__passline`. */
export interface Exposed {
  painted: Painted[]
  spoken: Spoken[]
  chimes: Chimed[]
  /** How often each ticket was drawn, by its order. */
  renders: Readonly<Record<string, number>>
}

declare global {
  interface Window {
    __passline?: Exposed
  }
}

export function exposed(): Exposed {
  window.__passline ??= { painted: [], spoken: [], chimes: [], renders: renderCounts }
  return window.__passline
}

/** Adds to a list that keeps the latest. */
export function noteIn<T>(list: T[], entry: T, most: number): void {
  list.push(entry)
  if (list.length > most) list.shift()
}
