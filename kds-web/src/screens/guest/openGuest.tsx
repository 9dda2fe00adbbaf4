import { createRoot } from 'react-dom/client'
import { readGuestPage } from '../../api/guestPage.ts'
import { firstLang } from '../../text/chosenLang.ts'
import { followPage } from './followPage.ts'
import { GuestPage } from './GuestPage.tsx'

/** Opens the page of one order on a guest's phone: its key stands in the address, and nothing else is needed. */
export function openGuest(): void {
  const key = location.pathname.split('/')[2] ?? ''
  document.documentElement.dataset.theme = 'light'
  const following = followPage({
    read: (tag) => readGuestPage(key, tag),
    later(call, ms) {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
  })
  document.addEventListener('visibilitychange', () => following.seen(document.visibilityState === 'visible'))
  addEventListener('online', () => following.seen(true))
  const root = document.getElementById('root')
  const asked = new URLSearchParams(location.search).get('lang')
  if (root) createRoot(root).render(<GuestPage following={following} startLang={firstLang(asked)} />)
}
