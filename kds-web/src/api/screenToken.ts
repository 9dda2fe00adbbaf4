interface Kept {
  /** As long as the tab is open: two tabs may be screens of two shops. */
  tab: Storage
  /** As long as the browser keeps anything. */
  device: Storage
}

/**
 * The token of one screen on this device. It arrives in the fragment of the link that the server printed
 * (`/kitchen#token=…`), which browsers do not send to any server, and is kept per tab and per screen.
 */
export function takeToken(
  screen: string,
  from: Pick<Location, 'hash' | 'pathname' | 'search'>,
  kept: Kept,
  clean: (url: string) => void,
): string | null {
  const fragment = new URLSearchParams(from.hash.replace(/^#/, ''))
  const token = fragment.get('token') ?? read(kept.tab, keyOf(screen)) ?? read(kept.device, keyOf(screen))
  if (token) for (const storage of [kept.tab, kept.device]) remember(storage, keyOf(screen), token)
  if (from.hash !== '') clean(from.pathname + from.search)
  return token
}

/** A short name for a token, to keep the things of different devices apart. It says nothing of the token. */
export function nameOfToken(token: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < token.length; at++) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** The different tokens that this device has. */
export function knownTokens(screens: readonly string[], storage: Storage): string[] {
  return [...new Set(screens.flatMap((screen) => read(storage, keyOf(screen)) ?? []))]
}

function keyOf(screen: string): string {
  return `passline.token.${screen}`
}

/** Storage may be switched off; then the link works until the tab is closed. */
function remember(storage: Storage, key: string, value: string): void {
  try {
    storage.setItem(key, value)
  } catch (cause) {
    console.warn('this browser keeps nothing', cause)
  }
}

function read(storage: Storage, key: string): string | null {
  try {
    return storage.getItem(key)
  } catch {
    return null
  }
}
