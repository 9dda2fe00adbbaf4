import './design/tokens.css'
import './design/base.css'

void open()

/** A guest's phone loads its page alone: nothing of the screens of the staff. */
async function open(): Promise<void> {
  if (location.pathname.startsWith('/g/')) (await import('./screens/guest/openGuest.tsx')).openGuest()
  else await (await import('./openScreen.tsx')).openScreen()
}
