import { useCallback, useState } from 'react'

/**
 * The moment of the address, `?at=2026-11-21T11:42:00Z`, ms since 1970 UTC; null when it names none. The address follows what is looked
 * at, so that a reload, and whoever is sent it, sees the same.
 */
export function useMoment(): { asked: number | null; ask(at: number): void; note(at: number, shopId: string): void } {
  const [asked, setAsked] = useState(() => momentOf(location.search))
  const note = useCallback((at: number, shopId: string) => history.replaceState(history.state, '', addressOf(at, shopId)), [])
  return { asked, ask: setAsked, note }
}

/** The address of one moment of a shop, without anything that would open it for somebody who may not. */
export function addressOf(at: number, shopId: string): string {
  const address = new URL('/replay', location.origin)
  address.searchParams.set('at', new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000', ''))
  address.searchParams.set('shop', shopId)
  return address.href.replaceAll('%3A', ':')
}

function momentOf(search: string): number | null {
  const at = Date.parse(new URLSearchParams(search).get('at') ?? '')
  return Number.isNaN(at) ? null : at
}
