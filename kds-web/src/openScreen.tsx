import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { chosenShop } from './api/chosenShop.ts'
import { takeToken } from './api/screenToken.ts'
import { keepShell } from './keepShell.ts'
import { createLive } from './live/createLive.ts'
import { approvedAs, SCREENS, type ScreenName, screenAt } from './screens/screens.ts'
import { firstLang, keepLang } from './text/chosenLang.ts'
import { startText } from './text/i18n.ts'

/** Reads the link once, cleans the address bar, and shows the screen of this address. */
export async function openScreen(): Promise<void> {
  const screen = screenAt(location.pathname)
  const asked = new URLSearchParams(location.hash.slice(1)).get('lang') ?? new URLSearchParams(location.search).get('lang')
  const lang = firstLang(asked)
  if (asked) keepLang(lang)
  const name = screen ? approvedAs(screen) : 'start'
  const token = takeToken(name, location, { tab: sessionStorage, device: localStorage }, (url) => history.replaceState(null, '', url))
  document.documentElement.dataset.theme = screen ? SCREENS[screen].theme : 'dark'
  startText(lang)
  const live = screen && token ? follow(screen, token) : null
  if (screen && live) keepShell(screen)
  const root = document.getElementById('root')
  // A new link opened in this tab changes the fragment only, which loads nothing by itself.
  addEventListener('hashchange', () => location.reload())
  if (root) createRoot(root).render(<App screen={screen} live={live} />)
}

function follow(screen: ScreenName, token: string) {
  const live = createLive({ screen, token, chosenShop: chosenShop(location.search, sessionStorage), keepsShop: SCREENS[screen].keepsShop })
  live.start()
  return live
}
