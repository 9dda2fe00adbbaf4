import { isLive } from './support/look.ts'
import { expect, test } from './support/test.ts'

test.use({ serviceWorkers: 'allow' })

test('a waiter is offered notifications when the manager has switched them on, and is told when the browser cannot', async ({
  passline,
}) => {
  const waiter = await passline.open('waiter', { size: [390, 844] })
  await isLive(waiter)
  const offer = waiter.getByTestId('push-offer')
  await expect(offer).toHaveCount(0)
  await passline.till.asManager('PATCH', '', { settings: { webPush: true } })
  await expect(offer).toContainText('页面关闭后')

  await waiter.context().grantPermissions(['notifications'])
  await offer.getByRole('button', { name: '打开通知' }).click()
  // This browser has no push service behind it: it says so, and nothing is pretended.
  await expect(offer).toContainText('收不到通知')
  await expect
    .poll(() => waiter.evaluate(async () => (await navigator.serviceWorker.getRegistration('/worker.js'))?.active?.state))
    .toBe('activated')
})

test('a subscription that the server never heard of is told at the next start, and again in the other language', async ({ passline }) => {
  const waiter = await passline.open('waiter', { size: [390, 844] })
  await isLive(waiter)
  await passline.till.asManager('PATCH', '', { settings: { webPush: true } })
  await waiter.context().grantPermissions(['notifications'])
  await waiter.addInitScript(standInPushService)
  await waiter.reload()
  const offer = waiter.getByTestId('push-offer')
  const told: string[] = []
  let isAway = true
  await waiter.route('**/push-subscription', async (route) => {
    if (isAway) return route.abort()
    const response = await route.fetch()
    told.push(`${response.status()} ${route.request().postDataJSON().language}`)
    await route.fulfill({ response })
  })
  await offer.getByRole('button', { name: '打开通知' }).click()
  await expect(offer).toContainText('收不到通知')

  isAway = false
  await waiter.reload()
  await isLive(waiter)
  await expect.poll(() => told).toEqual(['200 zh'])
  await expect(offer).toHaveCount(0)
  await waiter.getByRole('button', { name: 'English' }).click()
  await expect.poll(() => told).toEqual(['200 zh', '200 en'])
  await expect(offer).toHaveCount(0)
})

/** In the page: a push service that keeps its subscription over a reload, as a real one does. */
function standInPushService(): void {
  const made = {
    toJSON: () => ({ endpoint: 'https://push.example.com/1', keys: { p256dh: `B${'x'.repeat(86)}`, auth: 'y'.repeat(22) } }),
  } as unknown as PushSubscription
  PushManager.prototype.getSubscription = async () => (localStorage.getItem('subscribed') ? made : null)
  PushManager.prototype.subscribe = async () => {
    localStorage.setItem('subscribed', 'yes')
    return made
  }
}
