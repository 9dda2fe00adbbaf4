import { describe, expect, test } from 'vitest'
import {
  clockStart,
  decide,
  type GoodsAction,
  type GoodsStatus,
  goodsActions,
  goodsStatuses,
  type HeldReason,
  isOffered,
  isToMake,
  lineFen,
  nextAction,
  type OrderGoods,
} from './goods.ts'

const NOW = '2026-03-06T11:10:00.000Z'

// Written from the grid in the domain page: → changes to, = unchanged, + marks and counts, anything else is the code of a refusal.
const GRID = `
          waiting          making          made            called          pickedUp         delivered        cancelled
start     →making          =               =               =               =                =                cancelled
done      notStarted       →made           =               =               =                =                cancelled
call      notMade          notMade         →called         →called         alreadyPickedUp  alreadyPickedUp  cancelled
pickUp    notMade          notMade         →pickedUp       →pickedUp       =                =                cancelled
deliver   notPickedUp      notPickedUp     notPickedUp     notPickedUp     →delivered       =                cancelled
cancel    →cancelled       alreadyStarted  alreadyStarted  alreadyStarted  alreadyStarted   alreadyStarted   =
recall    nothingToRecall  →waiting        →making         →made           →called          →pickedUp        cancelled
rush      +                +               alreadyMade     alreadyMade     alreadyMade      alreadyMade      cancelled
fire      =                =               =               =               =                =                cancelled
`

const [columns = [], ...rows] = GRID.trim()
  .split('\n')
  .map((row) => row.trim().split(/\s+/))
const cells = rows.flatMap(([action = '', ...row]) =>
  row.map((cell, index) => ({ action: action as GoodsAction, status: columns[index] as GoodsStatus, cell })),
)

describe('the grid', () => {
  test('[K1] the grid has all 63 cells', () => {
    expect(new Set(cells.map(({ action, status }) => `${action} ${status}`)).size).toBe(63)
    expect(columns).toEqual([...goodsStatuses])
    expect(rows.map(([action]) => action)).toEqual([...goodsActions])
  })

  test.each(cells.map(({ action, status, cell }) => [action, status, cell] as const))('%s on %s goods: %s', (action, status, cell) => {
    const before = goodsThatAre(status)
    const decision = decide(before, action, NOW)
    if (cell === '=') expect(decision).toEqual({ outcome: 'unchanged' })
    else if (cell === '+')
      expect(decision).toEqual({ outcome: 'changed', change: { id: before.id, rushCount: 1, rushedAt: NOW, rushSeen: null } })
    else if (cell.startsWith('→')) expect(decision).toMatchObject({ outcome: 'changed', change: { id: before.id, status: cell.slice(1) } })
    else expect(decision).toEqual({ outcome: 'rejected', code: cell })
    expect(isOffered(before, action)).toBe(decision.outcome === 'changed')
  })
})

test('[K9] every step that recall takes back leaves the line as it was before the step', () => {
  const steps: [GoodsStatus, GoodsAction][] = [
    ['waiting', 'start'],
    ['making', 'done'],
    ['made', 'call'],
    ['made', 'pickUp'],
    ['called', 'pickUp'],
    ['pickedUp', 'deliver'],
  ]
  for (const [status, action] of steps) {
    const before = goodsThatAre(status)
    const after = { ...before, ...changeOf(before, action) }
    expect({ ...after, ...changeOf(after, 'recall') }, `${action} and recall`).toEqual(before)
  }
})

test('[K4] each call counts, and the latest is kept', () => {
  const once = goodsThatAre('called')
  expect(changeOf(once, 'call')).toEqual({ id: once.id, status: 'called', calledAt: NOW, callCount: 2 })
})

test('[K21] a tap offers the next step of the line, and none at its end', () => {
  expect(goodsStatuses.map((status) => nextAction({ status, held: null }))).toEqual([
    'start',
    'done',
    'call',
    'pickUp',
    'deliver',
    null,
    null,
  ])
})

describe('[K23] [K26] held goods', () => {
  test.each<[HeldReason, GoodsAction, object]>([
    ['course', 'start', { outcome: 'rejected', code: 'held' }],
    ['course', 'fire', { outcome: 'changed', change: { id: goodsThatAre('waiting').id, held: null, firedAt: NOW } }],
    ['course', 'rush', { outcome: 'changed' }],
    ['course', 'cancel', { outcome: 'changed', change: { status: 'cancelled', held: null } }],
    ['confirmation', 'start', { outcome: 'rejected', code: 'unconfirmed' }],
    ['confirmation', 'fire', { outcome: 'rejected', code: 'unconfirmed' }],
    ['confirmation', 'rush', { outcome: 'rejected', code: 'unconfirmed' }],
    ['confirmation', 'cancel', { outcome: 'changed', change: { status: 'cancelled', held: null, cancelSeenAt: NOW } }],
  ])('held for %s, %s', (held, action, expected) => {
    const goods = { ...goodsThatAre('waiting'), held }
    const decision = decide(goods, action, NOW)
    expect(decision).toMatchObject(expected)
    expect(isOffered(goods, action)).toBe(decision.outcome === 'changed')
  })

  test('a tap fires a held course, and nothing else; the kitchen has it to make only then, and its clock begins', () => {
    const waiting = goodsThatAre('waiting')
    expect([nextAction({ ...waiting, held: 'course' }), nextAction({ ...waiting, held: 'confirmation' })]).toEqual(['fire', null])
    expect([isToMake(waiting), isToMake({ ...waiting, held: 'course' }), isToMake(goodsThatAre('made'))]).toEqual([true, false, false])
    expect([clockStart(waiting), clockStart({ ...waiting, firedAt: NOW })]).toEqual([waiting.addedAt, NOW])
  })
})

test('the price of a line is its portions times dish and options', () => {
  const options = [300, 1200].map((priceFen) => ({ groupId: 'extra', choiceId: 'egg', name: { zh: '鸡蛋', en: '' }, priceFen }))
  expect(lineFen({ priceFen: 2200, quantity: 3, options })).toBe(3 * 3700)
})

function changeOf(goods: OrderGoods, action: GoodsAction): Partial<OrderGoods> {
  const decision = decide(goods, action, NOW)
  if (decision.outcome !== 'changed') throw new Error(`${action} on ${goods.status}: ${decision.outcome}`)
  return decision.change as Partial<OrderGoods>
}

/** A line that has come to a status by every step on the way. */
function goodsThatAre(status: GoodsStatus): OrderGoods {
  const reached = goodsStatuses.indexOf(status)
  const since = (other: GoodsStatus) =>
    status !== 'cancelled' && reached >= goodsStatuses.indexOf(other) ? '2026-03-06T11:05:00.000Z' : null
  return {
    id: '0195694a-5d00-7000-8000-000000000001' as OrderGoods['id'],
    line: 1,
    round: 1,
    dishId: 'dumplings' as OrderGoods['dishId'],
    name: { zh: '水饺', en: 'Dumplings' },
    stationId: 'hot' as OrderGoods['stationId'],
    priceFen: 2800,
    quantity: 2,
    options: [],
    note: '',
    expectedMinutes: 12,
    timerSeconds: null,
    allergens: [],
    course: 1,
    status,
    held: null,
    firedAt: null,
    addedAt: '2026-03-06T11:00:00.000Z',
    startedAt: since('making'),
    madeAt: since('made'),
    calledAt: since('called'),
    callCount: since('called') ? 1 : 0,
    pickedUpAt: since('pickedUp'),
    deliveredAt: since('delivered'),
    rushCount: 0,
    rushedAt: null,
    rushSeen: null,
    cancelledAt: status === 'cancelled' ? '2026-03-06T11:05:00.000Z' : null,
    cancelReason: status === 'cancelled' ? 'requested' : null,
    cancelSeenAt: null,
    splitFrom: null,
  }
}
