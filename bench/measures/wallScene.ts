import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '../../scripts/lib/chromium.mjs'
import type { Side } from '../stage/Side.ts'
import { startProduct } from '../stage/startProduct.ts'
import { WallEvening } from './wallEvening.ts'

export interface WallScene {
  side: Side
  /** A full wall in its shop. */
  evening: WallEvening
  browser: Browser
}

/** The product with one shop whose wall is full, and a browser to look at it, for as long as a measure runs. */
export async function onWallScene<T>(run: (scene: WallScene) => Promise<T>): Promise<T> {
  const stops: (() => Promise<void>)[] = []
  try {
    const side = await startProduct({ shops: 1, screens: 1 }, (stop) => stops.push(stop), { WEB_DIR: '' })
    const evening = new WallEvening(side)
    await evening.fill()
    const executablePath = await findChromium()
    const browser = await chromium.launch({ args: ['--no-sandbox', '--disable-gpu'], ...(executablePath && { executablePath }) })
    stops.push(() => browser.close())
    return await run({ side, evening, browser })
  } finally {
    for (const stop of stops.reverse()) await stop()
  }
}
