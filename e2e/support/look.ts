import type { Locator, Page } from '@playwright/test'

/** What a person looks at and taps on the screens. */

/** The ticket of an order on the kitchen wall. */
export function ticket(kitchen: Page, seqNo: number): Locator {
  return kitchen.locator(`article[data-seq="${seqNo}"]`)
}

/** One line of goods, on whichever screen. */
export function line(screen: Page, goodsId: string): Locator {
  return screen.locator(`[data-goods-id="${goodsId}"]`)
}

/** The button of a line on the kitchen wall that takes its next step. */
export function step(kitchen: Page, goodsId: string): Locator {
  return line(kitchen, goodsId).locator('button.act')
}

export function making(board: Page, seqNo: number): Locator {
  return board.locator(`.prep [data-seq="${seqNo}"]`)
}

export function ready(board: Page, seqNo: number): Locator {
  return board.locator(`.rdy [data-seq="${seqNo}"]`)
}

/** What waits for the waiter of an order. */
export function pile(waiter: Page, seqNo: number): Locator {
  return waiter.locator(`[data-testid="ready"] [data-seq="${seqNo}"]`)
}

/** Waits until a screen says that it is connected. */
export async function isLive(screen: Page): Promise<void> {
  await screen.locator('[data-phase="live"]').waitFor()
}

/** A second tap that comes sooner is taken for a slip of the finger (300 ms), with a little to spare. */
const SLIP_OVER_MS = 400

/** Waits until the next tap on a screen of the kitchen or the pass is meant. */
export async function slipOver(screen: Page): Promise<void> {
  await screen.waitForTimeout(SLIP_OVER_MS)
}
