import type { OrderGoods } from '@passline/shared/goods'
import { type CateringOrder, cateringOrder } from '@passline/shared/order'

let made = 0

/** An order for tests: each goods is what differs from one waiting portion of dumplings. */
export function testOrder(goods: readonly Partial<OrderGoods>[], change: Partial<CateringOrder> = {}): CateringOrder {
  return cateringOrder.parse({
    id: nextId(),
    seqNo: 12,
    businessDay: '2026-03-01',
    source: 'roomPad',
    place: { kind: 'room', id: '801', name: '801' },
    platform: null,
    status: 'open',
    placedAt: '2026-03-01T10:00:00.000Z',
    closedAt: null,
    rounds: [{ round: 1, at: '2026-03-01T10:00:00.000Z', source: 'roomPad', note: '', allergyNote: '' }],
    ...change,
    goods: goods.map((each, index) => ({ ...testGoods(index + 1), ...each })),
  })
}

export function clock(minute: number): string {
  return new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString()
}

function testGoods(line: number): Record<keyof OrderGoods, unknown> {
  return {
    id: nextId(),
    line,
    round: 1,
    dishId: 'dumplings',
    name: { zh: '水饺', en: 'Dumplings' },
    stationId: 'dough',
    priceFen: 2800,
    quantity: 1,
    options: [],
    note: '',
    expectedMinutes: 15,
    status: 'waiting',
    addedAt: clock(0),
    startedAt: null,
    madeAt: null,
    calledAt: null,
    callCount: 0,
    pickedUpAt: null,
    deliveredAt: null,
    rushCount: 0,
    rushedAt: null,
    cancelledAt: null,
    cancelReason: null,
    cancelSeenAt: null,
    splitFrom: null,
  }
}

function nextId(): string {
  made += 1
  return `018f0000-0000-7000-8000-${String(made).padStart(12, '0')}`
}
