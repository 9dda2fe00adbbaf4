import type { Browser, BrowserContext, Page } from '@playwright/test'
import { lookAxe } from './lookAxe.ts'
import { lookFaults } from './lookFaults.ts'
import type { Look, Size } from './lookScreens.ts'
import type { PasslineServer } from './server.ts'
import { Till } from './till.ts'

export type Lang = 'zh' | 'en'
export const LANGS: readonly Lang[] = ['zh', 'en']

export interface Visit {
  browser: Browser
  server: PasslineServer
  look: Look
}

/** Goes through all states of a screen, in both languages and all its sizes. @returns what is wrong and where */
export async function lookAround(visit: Visit): Promise<string[]> {
  const faults: string[] = []
  for (const lang of LANGS) {
    const { context, page } = await openLook(visit, lang)
    for (const [state, come] of Object.entries(visit.look.states)) {
      if (come) {
        await page.reload()
        await page.locator(visit.look.ready).first().waitFor()
        const hindrance = await comeTo(page, come)
        if (hindrance) faults.push(`${visit.look.at}, ${lang}, ${state}: cannot be reached: ${hindrance}`)
        if (hindrance) continue
      }
      faults.push(...(await lookInSizes(visit, page, `${lang}, ${state}`)))
    }
    await context.close()
  }
  return faults
}

/** A state that a hand cannot reach is a fault, and the others are looked at all the same. @returns what is in the way */
async function comeTo(page: Page, come: (page: Page) => Promise<unknown>): Promise<string | null> {
  page.setDefaultTimeout(REACHED_WITHIN_MS)
  try {
    await come(page)
    return null
  } catch (cause) {
    const lines = (cause instanceof Error ? cause.message : String(cause)).split('\n')
    return (
      lines.find((line) => line.includes('intercepts')) ??
      lines.find((line) => line.includes('waiting for')) ??
      lines[0] ??
      ''
    ).trim()
  } finally {
    page.setDefaultTimeout(READY_WITHIN_MS)
  }
}

const REACHED_WITHIN_MS = 5_000

export interface Opened {
  context: BrowserContext
  page: Page
  /** Takes the network away, the open line included. */
  cutOff(): Promise<void>
}

/** Until what was ordered last is late. */
const READY_WITHIN_MS = 100_000

/** The page of a screen, in a browser of its own. In the second shop there is nothing, so nothing is waited for. */
export async function openLook({ browser, server, look }: Visit, lang: Lang, shop: 'binjiang' | 'xihu' = 'binjiang'): Promise<Opened> {
  const [width, height] = look.sizes[0] as Size
  const locale = lang === 'zh' ? 'zh-CN' : 'en-US'
  const context = await browser.newContext({ viewport: { width, height }, locale, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const lines = new Set<{ close(): Promise<void> }>()
  await page.routeWebSocket(/socket\.io/, (line) => {
    line.connectToServer()
    lines.add(line)
  })
  await page.goto(`${server.base}${await addressOf(server, look, lang, shop)}`)
  const shown = page.locator(shop === 'binjiang' ? look.ready : SOMETHING).first()
  await shown.waitFor({ timeout: READY_WITHIN_MS })
  return { context, page, cutOff }

  async function cutOff(): Promise<void> {
    await context.setOffline(true)
    await Promise.all([...lines].map((line) => line.close().catch(() => undefined))) // closed before
  }
}

/** A guest has no token but the link of an order; a replay begins where the evening did. */
async function addressOf(server: PasslineServer, { at, role, query = '' }: Look, lang: Lang, shop: string): Promise<string> {
  if (role === 'guest') return `${await guestLink(server)}?lang=${lang}`
  const when = at === 'replay' ? `?at=${(await firstOrder(server)).placedAt}` : query
  return `/${at}${when}#token=${server.token(role, shop)}&lang=${lang}`
}

async function guestLink(server: PasslineServer): Promise<string> {
  const { id } = await firstOrder(server)
  return (await new Till(server).asManager<{ url: string }>('GET', `orders/${id}/guest-link`)).url
}

interface Ordered {
  id: string
  seqNo: number
  placedAt: string
}

/** Of the evening: the one with everything. */
async function firstOrder(server: PasslineServer): Promise<Ordered> {
  const { orders } = await new Till(server).asManager<{ orders: Ordered[] }>('GET', 'orders?status=open&limit=200')
  const first = orders.find(({ seqNo }) => seqNo === 1)
  if (!first) throw new Error('nothing was ordered this evening')
  return first
}

/** The frame of any screen. */
export const SOMETHING = '#root > *'

/** The layout in every size, and what axe finds in the first. @param where the language and the state, for the sentences */
export async function lookInSizes({ look }: Visit, page: Page, where: string): Promise<string[]> {
  const faults: string[] = []
  for (const [index, [width, height]] of look.sizes.entries()) {
    await page.setViewportSize({ width, height })
    await isStill(page)
    const found = [...(await lookFaults(page, look.tapPx)), ...(index === 0 ? await lookAxe(page) : [])]
    for (const fault of found) faults.push(`${look.at} ${width}×${height}, ${where}: ${fault}`)
  }
  return faults
}

/** After a change of size the wall is packed anew, which is done when two frames look the same. */
async function isStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const places = () =>
      [...document.querySelectorAll('article, li, section')].map((each) => JSON.stringify(each.getBoundingClientRect())).join()
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await document.fonts.ready
    let before = ''
    while (before !== places()) {
      before = places()
      await nextFrame()
      await nextFrame()
    }
  })
}
