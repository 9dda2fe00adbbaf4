import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { Cable } from '../stage/Cable.ts'
import type { Side } from '../stage/Side.ts'
import { percentile, rounded } from '../statistics.ts'
import type { Measure, Result } from './Measure.ts'
import { onWallScene } from './wallScene.ts'

/** The server has long dropped a line that is silent for so long; longer sleep is the same. */
const SLEEP_MS = 15_000
const MOST_MS = 1_000

/** wake: how long after sleep the kitchen's screen shows what was ordered meanwhile, when its line died without a word. */
export const wake: Measure = {
  id: 'wake',
  run: ({ rounds }, _known, say) =>
    onWallScene(async ({ side, evening, browser }) => {
      const cable = new Cable(side.port)
      try {
        const page = await openKitchen(browser, side, await cable.open())
        const waits: number[] = []
        for (let round = 0; round < rounds; round++) {
          waits.push(await slept(browser, page, cable, () => evening.start(round)))
          say(`wake: current ${rounded(waits.at(-1) ?? Number.NaN)} ms after ${SLEEP_MS / 1_000} s of sleep`)
        }
        return resultOf(waits)
      } finally {
        await cable.close()
      }
    }),
}

function resultOf(waits: readonly number[]): Record<string, Result> {
  const median = percentile(waits, 0.5)
  return {
    wake: {
      what: `${SLEEP_MS / 1_000} s of sleep and a dead line: from waking to the frame that shows what was ordered meanwhile`,
      unit: 'ms',
      product: rounded(median),
      floor: null,
      ratio: rounded(median / MOST_MS),
      aim: `< ${MOST_MS}`,
      met: Math.max(...waits) < MOST_MS,
      more: { worstMs: Math.max(...waits) },
    },
  }
}

async function openKitchen(browser: Browser, { shops: [shop] }: Side, port: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${port}/kitchen#token=${shop?.screenTokens[0]}&lang=zh`)
  await page.locator('main article').first().waitFor()
  return page
}

/** @returns from waking to the frame with what happened during sleep, ms */
async function slept(browser: Browser, page: Page, cable: Cable, meanwhile: () => Promise<unknown>): Promise<number> {
  const shown = await page.evaluateHandle(watchSteps)
  const pids = await renderersOf(browser)
  for (const pid of pids) process.kill(pid, 'SIGSTOP')
  cable.die()
  await pause(SLEEP_MS / 2)
  await meanwhile()
  await pause(SLEEP_MS / 2)
  const wokenAt = Date.now()
  for (const pid of pids) process.kill(pid, 'SIGCONT')
  return (await page.evaluate(({ at }) => at, shown)) - wokenAt
}

/** The pages of a browser that this program started. */
async function renderersOf(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

/** Runs in the page: when another line is being made than now, painted, ms since 1970. In an object, for a promise by itself would be waited for. */
function watchSteps(): { at: Promise<number> } {
  const MAKING = 'main [data-status="making"]'
  const before = document.querySelectorAll(MAKING).length
  const at = new Promise<number>((resolve) => {
    new MutationObserver((_changes, observer) => {
      if (document.querySelectorAll(MAKING).length === before) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(Date.now())))
    }).observe(document, { childList: true, subtree: true, attributes: true })
  })
  return { at }
}
