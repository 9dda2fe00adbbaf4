/**
 * The token of one screen on this device. It arrives in the fragment of the link that the server printed
 * (`/kitchen#token=…`), which browsers do not send to any server, and is kept per screen.
 */
export function takeToken(
  screen: string,
  from: Pick<Location, 'hash' | 'pathname' | 'search'>,
  storage: Storage,
  clean: (url: string) => void,
): string | null {
  const fragment = new URLSearchParams(from.hash.replace(/^#/, ''))
  const given = fragment.get('token')
  if (given) remember(storage, keyOf(screen), given)
  if (from.hash !== '') clean(from.pathname + from.search)
  return given ?? read(storage, keyOf(screen))
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
