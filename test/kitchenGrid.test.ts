import { readFileSync } from 'node:fs'
import type { GoodsAction, GoodsStatus, OrderGoods } from '@passline/shared/goods'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreed } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { line, takeAwayOrder, tillOrder } from './support/make.ts'
import { openScreen, type Screen } from './support/screen.ts'

/** The rule that speaks of each action. */
const RULE: Record<GoodsAction, string> = {
  start: 'K1',
  done: 'K3',
  call: 'K4',
  pickUp: 'K5',
  deliver: 'K6',
  cancel: 'K7',
  recall: 'K9',
  rush: 'K10',
  fire: 'K23',
}

/** The steps by which goods really come to a status. */
const WAY: Record<GoodsStatus, GoodsAction[]> = {
  waiting: [],
  making: ['start'],
  made: ['start', 'done'],
  called: ['start', 'done', 'call'],
  pickedUp: ['start', 'done', 'call', 'pickUp'],
  delivered: ['start', 'done', 'call', 'pickUp', 'deliver'],
  cancelled: ['cancel'],
}

const cells = gridOfThePage()
let app: TestApp
let screen: Screen

beforeAll(async () => {
  app = await startTestApp()
  screen = await openScreen(app.shop.staff.kitchen)
})

afterAll(async () => {
  screen.close()
  await app.stop()
})

test('the page says something of each of the 9 actions on each of the 7 statuses', () => {
  expect(new Set(cells.map(({ action, status }) => `${action} ${status}`)).size).toBe(63)
})

test.each(cells.map(({ action, status, cell }) => [RULE[action], action, status, cell] as const))(
  '[%s] %s on %s goods, asked of the server: %s',
  async (_rule, action, status, cell) => {
    const { staff } = app.shop
    // A second line that stays waiting keeps the order open, whatever happens to the first.
    const { order } = await agreed(staff.cashier.place(tillOrder('room', '802', [line('dumplings'), line('tea')])))
    const goodsId = order.goods.at(-2)?.id ?? ''
    for (const step of WAY[status]) await agreed(staff.manager.step([step], [goodsId]))

    const before = await shown(goodsId)
    expect(before.status).toBe(status)
    app.clock.pass(1_000)
    const answer = await staff.manager.step([action], [goodsId])
    const outcome = (answer.body as { outcomes: object[] }).outcomes[0]
    const after = await shown(goodsId)

    const [sign, word = ''] = cell.split(' ')
    if (sign === '✗') {
      expect(outcome).toMatchObject({ goodsId, outcome: 'rejected', code: word, status })
      expect(answer.status).toBe(409)
      expect(after).toEqual(before)
    } else if (sign === '=') {
      expect(outcome).toMatchObject({ goodsId, outcome: 'unchanged', code: null, status })
      expect(after).toEqual(before)
    } else if (sign === 'rush') {
      expect(outcome).toMatchObject({ goodsId, outcome: 'changed', code: null, status })
      expect(after).toEqual({ ...before, rushCount: before.rushCount + 1, rushedAt: app.clock.at })
    } else {
      const now = word === 'made' && status === 'pickedUp' ? 'called' : word.replace(',', '')
      expect(outcome).toMatchObject({ goodsId, outcome: 'changed', code: null, status: now })
      expect(after.status).toBe(now)
      if (cell.includes('count + 1')) expect(after.callCount).toBe(before.callCount + 1)
    }
  },
)

test('[K5] goods that were never called come back as made when their pickup is recalled', async () => {
  const { staff } = app.shop
  const { order } = await agreed(staff.cashier.place(takeAwayOrder([line('dumplings'), line('tea')])))
  const goodsId = order.goods[0]?.id ?? ''
  for (const step of ['start', 'done', 'pickUp', 'recall'] as const) await agreed(staff.kitchen.step([step], [goodsId]))
  expect((await shown(goodsId)).status).toBe('made')
})

/** The line as the kitchen's screen shows it, once it shows everything. */
async function shown(goodsId: string): Promise<OrderGoods> {
  const { rev } = await agreed(app.shop.staff.kitchen.snapshot())
  await screen.showsRev(rev)
  const goods = screen.goods(goodsId)
  if (!goods) throw new Error(`The screen does not show ${goodsId}`)
  return goods
}

/** The grid as the domain page prints it. */
function gridOfThePage() {
  const lines = readFileSync('docs/domain.md', 'utf8').split('\n')
  const head = lines.findIndex((text) => text.startsWith('| | waiting'))
  const cellsOf = (text = '') =>
    text
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  const statuses = cellsOf(lines[head]).slice(1)
  return lines.slice(head + 2, head + 11).flatMap((text) => {
    const [action, ...row] = cellsOf(text)
    return row.map((cell, index) => ({
      action: action as GoodsAction,
      status: statuses[index] as GoodsStatus,
      cell,
    }))
  })
}
