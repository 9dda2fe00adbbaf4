import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClient } from '../../api/client.ts'
import { SHOP } from '../../fixtures/shop.ts'
import { type Listener, resubscribe, subscribe } from './subscribe.ts'

const MADE = { endpoint: 'https://push.example.com/1', keys: { p256dh: `B${'x'.repeat(86)}`, auth: 'y'.repeat(22) } }

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('being told while the page is closed', () => {
  it('what the server has not heard is not on, and the next start tells it', async () => {
    const phone = phoneWith('nothing')
    phone.server.isAway = true
    const first = subscribe(phone.listener('zh'))
    await vi.runAllTimersAsync()
    expect(await first).toBe('failed')
    const stillAway = resubscribe(phone.listener('zh'))
    await vi.runAllTimersAsync()
    expect(await stillAway).toBe('failed')
    phone.server.isAway = false
    expect(await resubscribe(phone.listener('zh'))).toBe('on')
    expect(phone.server.told).toEqual([{ ...MADE, language: 'zh' }])
  })

  it('each start tells who has this browser now, and a change of language is told', async () => {
    const phone = phoneWith('subscription')
    expect([await resubscribe(phone.listener('zh')), await resubscribe(phone.listener('en'))]).toEqual(['on', 'on'])
    expect(phone.server.told.map((each) => each.language)).toEqual(['zh', 'en'])
  })

  it('nobody is told of a browser that was never asked, or that does not allow it any more', async () => {
    const never = phoneWith('nothing')
    expect([await resubscribe(never.listener('zh')), never.server.told]).toEqual(['off', []])
    const denied = phoneWith('subscription', 'denied')
    expect([await resubscribe(denied.listener('zh')), await subscribe(denied.listener('zh')), denied.server.told]).toEqual([
      'off',
      'refused',
      [],
    ])
  })
})

/** A browser with a push service behind it, and a server that can be away. */
function phoneWith(kept: 'subscription' | 'nothing', permission: NotificationPermission = 'granted') {
  const made = { toJSON: () => MADE }
  let current = kept === 'subscription' ? made : null
  const registration = {
    pushManager: {
      getSubscription: async () => current,
      async subscribe() {
        current = made
        return made
      },
    },
  }
  const serviceWorker = {
    getRegistration: async () => registration,
    register: async () => registration,
    ready: Promise.resolve(registration),
  }
  vi.stubGlobal('navigator', { serviceWorker })
  vi.stubGlobal('Notification', { permission, requestPermission: async () => permission })
  const server = { isAway: false, told: [] as { language: string }[] }
  const client = createClient({
    token: 'token',
    async fetch(input, init) {
      if (String(input).endsWith('/push-key')) return Response.json({ publicKey: 'key' })
      if (server.isAway) throw new TypeError('no network')
      server.told.push(JSON.parse(String(init?.body)))
      return Response.json({ rev: 1 })
    },
  })
  return { server, listener: (language: Listener['language']): Listener => ({ client, shopId: SHOP, language }) }
}
