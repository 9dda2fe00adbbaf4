import { gzipSync } from 'node:zlib'
import { isLive } from './support/look.ts'
import { expect, test } from './support/test.ts'

const MOST_KB = 180
/** What is smaller gains nothing. */
const ALWAYS_PACKED_BYTES = 2_000

test(`all that the kitchen's screen loads at first is under ${MOST_KB} kB gzipped, and nothing of the office is in it`, async ({
  passline,
  browser,
}) => {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  const loaded = new Map<string, Promise<number>>()
  const sentWhole: string[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!/\.(js|css|html)$|^\/kitchen$/.test(pathname)) return
    const packed = response.body().then((body) => {
      if (body.length > ALWAYS_PACKED_BYTES && !/gzip|br/.test(response.headers()['content-encoding'] ?? '')) sentWhole.push(pathname)
      return gzipSync(body).length / 1_024
    })
    loaded.set(pathname, packed)
  })
  await page.goto(`${passline.server.base}/kitchen#token=${passline.server.token('kitchen')}&lang=zh`)
  await isLive(page)
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all([...loaded].map(async ([path, kB]) => [path, await kB] as const))
  const largest = sizes.sort(([, a], [, b]) => b - a).map(([path, kB]) => `${kB.toFixed(1)} kB ${path}`)
  const total = sizes.reduce((sum, [, kB]) => sum + kB, 0)
  console.log(`the kitchen's screen loads ${total.toFixed(1)} kB gzipped`)
  expect(largest.join('\n')).not.toMatch(/Admin|Page-|Replay|Cashier|spelling/)
  expect(sentWhole, 'sent as it is, not compressed').toEqual([])
  expect(total, largest.join('\n')).toBeLessThan(MOST_KB)
  await page.close()
})
