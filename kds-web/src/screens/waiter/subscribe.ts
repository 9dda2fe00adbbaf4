import type { ShopId } from '@passline/shared/ids'
import { pushSubscription } from '@passline/shared/pushApi'
import type { Language } from '@passline/shared/spoken'
import { type ApiClient, untilDecided } from '../../api/client.ts'

/** What became of the wish to be told while the page is closed. */
export type Subscribed = 'on' | 'refused' | 'failed'

/** Whether this browser can be told at all: over https or on this machine, and with a push service of its own. */
export function canBeTold(): boolean {
  return isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

/** Whether this browser is told already. */
export async function isTold(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  return Notification.permission === 'granted' && (await registration?.pushManager.getSubscription()) != null
}

/** Asks the person, then the browser's push service, then tells the server. Must come from a tap. */
export async function subscribe(client: ApiClient, shopId: ShopId, language: Language): Promise<Subscribed> {
  if ((await Notification.requestPermission()) !== 'granted') return 'refused'
  try {
    const key = await client.pushKey()
    if (key.kind !== 'ok') return 'failed'
    await navigator.serviceWorker.register(WORKER)
    const registration = await navigator.serviceWorker.ready
    const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key.value.publicKey })
    const { endpoint, keys } = made.toJSON()
    const told = pushSubscription.safeParse({ endpoint, keys, language })
    if (!told.success) return 'failed'
    return (await untilDecided((write) => client.subscribeToPush(shopId, told.data, write))).kind === 'ok' ? 'on' : 'failed'
  } catch (cause) {
    // A browser without a push service, or one that cannot reach it.
    console.warn('this browser cannot be told by web push', cause)
    return 'failed'
  }
}

/** The worker of the screens shows what is pushed, too; see keepShell.ts. */
const WORKER = '/worker.js'
