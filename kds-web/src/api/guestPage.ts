import { type GuestView, guestView } from '@passline/shared/guestApi'

/** What became of asking for a guest's page. Nothing is thrown. `at` is the server's clock, ms. */
export type GuestAnswer =
  | { readonly kind: 'page'; readonly view: GuestView; readonly tag: string | null; readonly at: number }
  /** Nothing has changed since the page with this tag. */
  | { readonly kind: 'same'; readonly at: number }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'unreachable' }

const PATIENCE_MS = 8_000

/** Asks for the page of a key, without a token. @param tag of the page that is known already */
export async function readGuestPage(key: string, tag: string | null): Promise<GuestAnswer> {
  try {
    const response = await fetch(`/v1/guest/${encodeURIComponent(key)}`, {
      headers: { accept: 'application/json', ...(tag === null ? {} : { 'if-none-match': tag }) },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const at = Date.parse(response.headers.get('date') ?? '') || Date.now()
    if (response.status === 304) return { kind: 'same', at }
    if (response.status === 404) return { kind: 'wrong' }
    const view = guestView.safeParse(response.ok ? await response.json() : null)
    return view.success ? { kind: 'page', view: view.data, tag: response.headers.get('etag'), at } : { kind: 'unreachable' }
  } catch {
    // A broken connection, a timeout and a proxy's own page mean the same here: nothing is known.
    return { kind: 'unreachable' }
  }
}
