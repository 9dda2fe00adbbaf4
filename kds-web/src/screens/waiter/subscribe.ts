import type { ShopId } from '@passline/shared/ids'
import { pushSubscription } from '@passline/shared/pushApi'
import type { Language } from '@passline/shared/spoken'
import { type ApiClient, untilDecided } from '../../api/client.ts'

/** What became of the wish to be told while the page is closed; `off` when nobody has wished it in this browser. */
export type Subscribed = 'on' | 'off' | 'refused' | 'failed'

/** Who is to be told, and in which language. */
export interface Listener {
  client: ApiClient
  shopId: ShopId
  language: Language
}

/** Whether this browser can be told at all: over https or on this machine, and with a push service of its own. */
export function canBeTold(): boolean {
  return isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

/** Tells the server again what it may never have heard: the subscription of this browser, whose device this is now, and its language. */
export async function resubscribe(listener: Listener): Promise<Subscribed> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  const made = await registration?.pushManager.getSubscription()
  return made && Notification.permission === 'granted' ? tell(listener, made) : 'off'
}

/** Asks the person, then the browser's push service, then tells the server. Must come from a tap. */
export async function subscribe(listener: Listener): Promise<Subscribed> {
  if ((await Notification.requestPermission()) !== 'granted') return 'refused'
  try {
    const key = await listener.client.pushKey()
    if (key.kind !== 'ok') return 'failed'
    await navigator.serviceWorker.register(WORKER)
    const registration = await navigator.serviceWorker.ready
    const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key.value.publicKey })
    return await tell(listener, made)
  } catch (cause) {
    // A browser without a push service, or one that cannot reach it.
    console.warn('this browser cannot be told by web push', cause)
    return 'failed'
  }
}

/** Only what the server has answered is on. */
async function tell({ client, shopId, language }: Listener, made: PushSubscription): Promise<Subscribed> {
  const { endpoint, keys } = made.toJSON()
  const told = pushSubscription.safeParse({ endpoint, keys, language })
  if (!told.success) return 'failed'
  return (await untilDecided((write) => client.subscribeToPush(shopId, told.data, write))).kind === 'ok' ? 'on' : 'failed'
}

/** The worker of the screens shows what is pushed, too; see keepShell.ts. */
const WORKER = '/worker.js'
