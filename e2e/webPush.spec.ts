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
