import { expect, type Page } from '@playwright/test'

export type Size = readonly [width: number, height: number]

/** A screen as it is looked at: one entry here, and every check knows it. */
export interface Look {
  /** Its address without the slash. */
  at: string
  /** Whose token of the demo opens it. */
  role: string
  sizes: readonly Size[]
  /** The least side of what is touched there, px; see the design reference. */
  tapPx: number
  /** What stands behind the question mark of its address. */
  query?: string
  /** What shows that it has the shop. */
  ready: string
  /** How a person comes to each state from the open screen; null: it opens in it. */
  states: Readonly<Record<string, ((page: Page) => Promise<unknown>) | null>>
  /** Whether it follows the shop: such a screen says that it is offline, loading or empty. */
  follows: boolean
}

/** What every screen that follows the shop has when it is connected. */
export const LIVE = '[data-phase="live"]'

const click = (selector: string) => (page: Page) => page.locator(selector).filter({ visible: true }).first().click()
const inTurn =
  (...steps: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page)
  }
const testId = (id: string) => `[data-testid="${id}"]`
const openOrder = click('.orders .row')
/** What was ordered is late after a minute. */
const toLateDish = (page: Page) => {
  const next = page.getByRole('button', { name: /下一处超时|Next late/i })
  return expect(async () => {
    if (await next.isDisabled()) await page.reload()
    await next.click({ timeout: 2_000 })
  }).toPass({ timeout: 100_000 })
}

const GUEST_SIZES: readonly Size[] = [
  [390, 844],
  [320, 700],
]
const WALL_SIZES: readonly Size[] = [
  [1920, 1080],
  [1366, 768],
  [1280, 720],
  [1080, 1920],
]

const WAITER = {
  at: 'waiter',
  role: 'waiter',
  tapPx: 56,
  ready: LIVE,
  follows: true,
} as const

const KITCHEN = {
  at: 'kitchen',
  role: 'kitchen',
  tapPx: 64,
  ready: '.th.late',
} as const

const ADMIN_PAGES = ['today', 'devices', 'templates', 'rules', 'timelines', 'menu', 'shop', 'log']

export const LOOKS: readonly Look[] = [
  {
    ...WAITER,
    sizes: [
      [1280, 800],
      [820, 1180],
    ],
    states: { floor: null, 'one room': click('.chip[data-filter="place:room:river"]') },
  },
  {
    ...WAITER,
    sizes: [[390, 844]],
    states: {
      messages: null,
      ready: click(testId('tab-ready')),
      'one room': inTurn(click('.chip[data-filter="place:room:river"]'), click(testId('tab-ready'))),
      carried: click(testId('tab-carried')),
      history: click(testId('tab-history')),
      'just taken': inTurn(click(testId('tab-ready')), click(testId('pick-up'))),
    },
  },
  {
    at: 'cashier',
    role: 'cashier',
    sizes: [
      [1440, 900],
      [1280, 800],
    ],
    tapPx: 40,
    ready: LIVE,
    states: {
      desk: null,
      order: openOrder,
      target: click(testId('change-target')),
      options: click('button[data-dish-id="kung-pao-chicken"]'),
      'cancel a line': inTurn(openOrder, click(testId('cancel-line'))),
      'cancel an order': inTurn(openOrder, click(testId('cancel-order'))),
      'close an order': inTurn(openOrder, click(testId('close-order'))),
      'a line': inTurn(openOrder, click(`${testId('ordered-lines')} button.name`)),
      move: inTurn(openOrder, click(testId('move'))),
      slip: inTurn(openOrder, click(testId('slip'))),
      "the guest's code": inTurn(openOrder, click(testId('guest-link'))),
      allergy: inTurn(click('button[data-dish-id="tsingtao"]'), click(testId('allergy'))),
      'sold out': click(testId('mode-soldOutMode')),
      'a dish to sell': inTurn(click(testId('mode-soldOutMode')), click('[data-sell-id]')),
      notices: click(testId('notices')),
      cart: inTurn(...['chicken', 'buns', 'fish', 'tsingtao'].map((dish) => click(`button[data-dish-id="${dish}"]`))),
    },
    follows: true,
  },
  {
    at: 'roompad',
    role: 'roomPad',
    sizes: [
      [1280, 800],
      [800, 1280],
    ],
    tapPx: 56,
    ready: LIVE,
    states: {
      home: null,
      dish: click('[data-dish-id="kung-pao-chicken"]'),
      cart: click(testId('add-dish')),
      allergy: inTurn(click(testId('add-dish')), click(testId('choose-allergy'))),
      'on the phone': click(testId('on-phone')),
    },
    follows: true,
  },
  {
    at: 'board',
    role: 'board',
    sizes: [
      [1920, 1080],
      [1080, 1920],
    ],
    tapPx: 56,
    ready: LIVE,
    states: { calls: null },
    follows: true,
  },
  { at: 'g', role: 'guest', sizes: GUEST_SIZES, tapPx: 56, ready: '.guest[data-phase]', states: { order: null }, follows: false },
  ...ADMIN_PAGES.map(
    (page): Look => ({
      at: `admin/${page}`,
      role: 'manager',
      sizes: [
        [1440, 900],
        [1280, 800],
      ],
      tapPx: 40,
      ready: '#root h1',
      states: { page: null },
      follows: false,
    }),
  ),
  {
    at: 'pass',
    role: 'pass',
    sizes: [
      [1920, 1080],
      [1280, 720],
    ],
    tapPx: 64,
    ready: '[data-row]',
    states: { rows: null, part: click('[data-row] button') },
    follows: true,
  },
  {
    ...KITCHEN,
    sizes: WALL_SIZES,
    states: {
      wall: null,
      line: click('article button.q'),
      'long ticket': click('button.more-lines'),
      'all of today': (page) => page.keyboard.press('r'),
    },
    follows: true,
  },
  ...['fewer', 'more'].map(
    (columns): Look => ({ ...KITCHEN, sizes: WALL_SIZES, query: `?columns=${columns}`, states: { [columns]: null }, follows: false }),
  ),
  {
    at: 'replay',
    role: 'manager',
    sizes: [
      [1920, 1080],
      [1280, 720],
    ],
    tapPx: 40,
    ready: '[data-testid="clock"]',
    states: { hour: null, 'a late dish': toLateDish },
    follows: false,
  },
]
