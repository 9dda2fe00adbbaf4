import { type BrowserContext, test as base, type Page } from '@playwright/test'
import { PasslineServer } from './server.ts'
import { Till } from './till.ts'

type Screen = 'kitchen' | 'pass' | 'board' | 'waiter' | 'cashier' | 'roompad' | 'admin' | 'replay'

interface OpenOptions {
  lang?: 'zh' | 'en'
  size?: [width: number, height: number]
  /** Added to the address, such as `?station=hot` or, for a page of the admin, `/rules`. */
  query?: string
  shop?: string
  /** Of a device that is not the demo's. */
  token?: string
  /** How far the device's clock is off, in ms. */
  clockOffMs?: number
}

interface Passline {
  server: PasslineServer
  till: Till
  /** Opens a screen in a browser of its own, as the person who uses it would. */
  open(screen: Screen, options?: OpenOptions): Promise<Page>
}

const SIZES: Record<Screen, [number, number]> = {
  kitchen: [1920, 1080],
  pass: [1920, 1080],
  board: [1920, 1080],
  waiter: [1280, 800],
  cashier: [1440, 900],
  roompad: [1280, 800],
  admin: [1440, 900],
  replay: [1920, 1080],
}

/** The demo's device whose link opens a screen, where it has another name. */
const ROLES: Partial<Record<Screen, string>> = { roompad: 'roomPad', admin: 'manager', replay: 'manager' }

/** Each test has a server of its own, and each person a browser context. Errors in a page fail the test. */
export const test = base.extend<{ passline: Passline }>({
  passline: async ({ browser }, use) => {
    const server = new PasslineServer()
    await server.start()
    const contexts: BrowserContext[] = []
    const failures: string[] = []
    const open: Passline['open'] = async (screen, { lang = 'zh', size, query = '', shop = 'binjiang', token, clockOffMs = 0 } = {}) => {
      const [width, height] = size ?? SIZES[screen]
      const context = await browser.newContext({ viewport: { width, height }, locale: lang === 'zh' ? 'zh-CN' : 'en-US' })
      contexts.push(context)
      if (clockOffMs !== 0) await context.addInitScript(setClockWrong, clockOffMs)
      const page = await context.newPage()
      page.on('pageerror', (error) => failures.push(`${screen}: ${error.message}`))
      const own = token ?? server.token(ROLES[screen] ?? screen, shop)
      await page.goto(`${server.base}/${screen}${query}#token=${own}&lang=${lang}`)
      return page
    }
    await use({ server, till: new Till(server), open })
    await Promise.all(contexts.map((context) => context.close()))
    await server.stop()
    if (failures.length > 0) throw new Error(failures.join('\n'))
  },
})

/** Runs in the page before anything else: the device believes that it is later than it is. */
function setClockWrong(off: number): void {
  const RealDate = Date
  const now = RealDate.now.bind(RealDate)
  class WrongDate extends RealDate {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(now() + off)
      else super(...(parts as [number]))
    }

    static override now(): number {
      return now() + off
    }
  }
  globalThis.Date = WrongDate as DateConstructor
}

export { expect } from '@playwright/test'
