import type { Role } from '@passline/shared/role'
import type { Live } from '../../live/createLive.ts'

/** Screens that hang on a wall or stand on a desk: what they keep is on view while the page is in front. Others note what they show. */
const ON_VIEW: ReadonlySet<Role> = new Set(['kitchen', 'pass', 'board', 'cashier'])

/** Tells the server which messages were on view here. @returns how to stop */
export function noteShownInFront({ store, actions }: Pick<Live, 'store' | 'actions'>): () => void {
  const note = () => {
    const { self, messages } = store.getState()
    if (!self || !ON_VIEW.has(self.role) || document.visibilityState !== 'visible') return
    const unshown = messages.filter((each) => each.shownAt === null && !each.wasShown && each.content !== null)
    if (unshown.length > 0) actions.noteShown(unshown.map((each) => each.id))
  }
  document.addEventListener('visibilitychange', note)
  const unsubscribe = store.subscribe((now, before) => (now.messages !== before.messages || now.self !== before.self) && note())
  note()
  return () => {
    document.removeEventListener('visibilitychange', note)
    unsubscribe()
  }
}
