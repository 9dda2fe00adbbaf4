import { gzipSync } from 'node:zlib'
import { PROTOCOL } from '@passline/shared/protocol'
import type { Browser, Page } from '@playwright/test'
import type { Side } from '../stage/Side.ts'
import { readPositions } from '../stage/tables.ts'
import { percentile, rounded } from '../statistics.ts'
import type { Measure, Result } from './Measure.ts'
import type { WallEvening } from './wallEvening.ts'
import { countInPage, noteInPage, type WallNotes } from './wallInPage.ts'
import { onWallScene } from './wallScene.ts'

const VIEW = { width: 1920, height: 1080 }
const LONG_TASK_MS = 100
const THROTTLED = 4
const FLOOR_SECONDS = 15
const MOST_KB = 180

/** wall: the kitchen's screen in Chromium under load, beside a bare page that paints a counter; its size, and its start on a slow machine. */
export const wall: Measure = {
  id: 'wall',
  run: ({ seconds }, _known, say) =>
    onWallScene(async ({ side, evening, browser }) => {
      const floor = await watched(browser, (page) => openFloor(page, side), evening, Math.min(seconds, FLOOR_SECONDS))
      say(`wall floor: ${wordsOf(floor)}`)
      const product = await watched(browser, (page) => openKitchen(page, side), evening, seconds)
      say(`wall product: ${wordsOf(product)}`)
      const start = await coldStart(browser, side)
      say(
        `wall start, ${THROTTLED}× slower: frame after ${rounded(start.frameMs)} ms, tickets after ${rounded(start.ticketMs)} ms, ${rounded(start.kB)} kB`,
      )
      return resultsOf(product, floor, start)
    }),
}

/** A page while the evening goes on. */
async function watched(browser: Browser, open: (page: Page) => Promise<void>, evening: WallEvening, seconds: number): Promise<WallNotes> {
  const page = await newPage(browser)
  try {
    await open(page)
    await evening.play(1_000)
    await page.evaluate(() => Object.assign(window.wallNotes, { waits: [], events: 0, longTasks: [] }))
    await evening.play(seconds * 1_000)
    return await page.evaluate(() => window.wallNotes)
  } finally {
    await page.context().close()
  }
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEW })
  // The bundler that runs this names functions with a helper that a page does not have.
  await context.addInitScript('globalThis.__name = (each) => each')
  await context.addInitScript(noteInPage)
  return context.newPage()
}

function kitchenOf({ port, shops: [shop] }: Side): string {
  return `http://127.0.0.1:${port}/kitchen#token=${shop?.screenTokens[0]}&lang=zh`
}

async function openKitchen(page: Page, side: Side): Promise<void> {
  await page.goto(kitchenOf(side))
  await page.locator('main article').first().waitFor()
}

async function openFloor(page: Page, side: Side): Promise<void> {
  await page.goto(`http://127.0.0.1:${side.port}/healthz`)
  const { epoch, revs } = await readPositions(side.dataDir)
  const [shop] = side.shops
  const since = revs.get(shop?.id ?? '') ?? 0
  await page.evaluate(countInPage, { token: shop?.screenTokens[0] ?? '', protocol: PROTOCOL, epoch, since })
}

interface Start {
  frameMs: number
  ticketMs: number
  /** All that was loaded, gzipped. */
  kB: number
}

/** Opens the screen as on a slow machine with nothing kept, to the frame and to the tickets. */
async function coldStart(browser: Browser, side: Side): Promise<Start> {
  const page = await newPage(browser)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLED })
  const loaded: Promise<number>[] = []
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) loaded.push(response.body().then((body) => gzipSync(body).length))
  })
  await page.goto(kitchenOf(side))
  await page.waitForFunction(() => window.wallNotes.ticketAt !== null)
  const { frameAt, ticketAt } = await page.evaluate(() => window.wallNotes)
  const bytes = (await Promise.all(loaded)).reduce((sum, each) => sum + each, 0)
  await page.context().close()
  return { frameMs: frameAt ?? Number.NaN, ticketMs: ticketAt ?? Number.NaN, kB: bytes / 1_024 }
}

function wordsOf({ waits, events, longTasks }: WallNotes): string {
  const [p50, p95, longest] = [percentile(waits, 0.5), percentile(waits, 0.95), Math.max(0, ...longTasks)]
  return `${events} events painted after p50 ${rounded(p50)} ms, p95 ${rounded(p95)} ms; longest task ${rounded(longest)} ms, ${longOf(longTasks)} over ${LONG_TASK_MS} ms`
}

function longOf(tasks: readonly number[]): number {
  return tasks.filter((ms) => ms > LONG_TASK_MS).length
}

function resultsOf(product: WallNotes, floor: WallNotes, { frameMs, ticketMs, kB }: Start): Record<string, Result> {
  const waits = (share: number, name: string): Result => {
    const [mine, bare] = [percentile(product.waits, share), percentile(floor.waits, share)]
    const what = `event received to painted in Chromium, ${name}; 60 tickets, 240 lines, 20 events/s`
    return { what, unit: 'ms', product: rounded(mine), floor: rounded(bare), ratio: rounded(mine / bare), aim: 'printed', met: true }
  }
  const alone = (what: string, unit: string, value: number, most: number, met: boolean): Result => ({
    what,
    unit,
    product: rounded(value),
    floor: null,
    ratio: rounded(value / most),
    aim: `< ${most}`,
    met,
  })
  const long = longOf(product.longTasks)
  return {
    'wall p50': waits(0.5, 'p50'),
    'wall p95': waits(0.95, 'p95'),
    'wall tasks': {
      ...alone(`tasks over ${LONG_TASK_MS} ms meanwhile`, '', long, 1, long === 0),
      more: { longestMs: Math.max(0, ...product.longTasks), events: product.events },
    },
    'wall size': alone('all that the kitchen loads at first, gzipped', 'kB', kB, MOST_KB, kB < MOST_KB),
    'wall start': {
      ...alone(`cold start to the frame, CPU ${THROTTLED}× slower`, 'ms', frameMs, 1_500, frameMs < 1_500),
      more: { ticketMs },
    },
  }
}
