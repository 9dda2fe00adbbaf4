import { isLive } from './support/look.ts'
import { expect, test } from './support/test.ts'

const ORDERS = 50

type Painted = { orderId: string; epochMs: number }

/** Prints how long it takes from the answer to the till until the ticket is painted. No time is asserted here. */
test('every accepted order is painted', async ({ passline }) => {
  test.setTimeout(180_000)
  const kitchen = await passline.open('kitchen')
  await isLive(kitchen)
  const waits: number[] = []
  for (let index = 0; index < ORDERS; index++) {
    const sentAt = Date.now()
    const { order } = await passline.till.place({ source: 'takeAway', lines: [{ dishId: 'tomato-egg', quantity: 1 }] })
    const acceptedAt = Date.now()
    const painted = await kitchen.waitForFunction(
      (id) => {
        const list = (window as unknown as { __passline?: { painted: Painted[] } }).__passline?.painted
        return list?.find((each) => each.orderId === id)?.epochMs
      },
      order.id,
      { polling: 5 },
    )
    const paintedAt = Number(await painted.jsonValue())
    waits.push(paintedAt - acceptedAt)
    expect(paintedAt).toBeGreaterThanOrEqual(sentAt)
    await passline.till.act(['start', 'done', 'call'], [order.goods[0]?.id ?? ''])
    await passline.till.act(['pickUp'], [order.goods[0]?.id ?? ''])
  }
  waits.sort((a, b) => a - b)
  const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(share * waits.length))]
  console.log(`accepted order → painted ticket, ${ORDERS} orders: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`)
})
