import type { channels } from '@passline/shared/channel'
import { DEFAULT_RULES } from '@passline/shared/defaultRules'
import type { GoodsStatus, OrderGoods } from '@passline/shared/goods'
import type { CateringOrder } from '@passline/shared/order'
import { cellKey, type MessageRule } from '@passline/shared/rule'
import { describe, expect, test } from 'vitest'
import { stopsFor } from './endings.ts'
import { type Candidate, maySend, type SendFacts } from './maySend.ts'
import { parametersFor } from './parameters.ts'
import { isQuiet } from './quietHours.ts'

const NOW = Date.parse('2026-03-06T11:00:00.000Z')
const EXAMPLE = '{roomName}房间下单了{goodsName}{num}份，请注意'

describe('[M4] before a message is sent it is decided once more', () => {
  test('[M5] the sentence is put together now, to the letter', () => {
    expect(maySend(row(), facts())).toEqual({
      send: {
        content: {
          zh: { shown: '801房间下单了水饺2份，请注意', spoken: '八零幺房间下单了水饺两份，请注意' },
          en: { shown: '801房间下单了水饺2份，请注意', spoken: '八零幺房间下单了水饺两份，请注意' },
        },
        about: {
          orderId: 'order',
          goodsIds: ['dumplings'],
          padCallId: null,
          dishId: null,
          seqNo: 12,
          place: { kind: 'room', id: '801', name: '801' },
        },
      },
    })
  })

  test('a message that is expired', () => {
    expect(maySend(row({ expiresAt: NOW - 1 }), facts())).toEqual({ end: 'expired', reason: 'tooLate', detail: null })
    expect(maySend(row({ expiresAt: NOW }), facts())).toHaveProperty('send')
  })

  test('a call that is cancelled, or answered where that ends it', () => {
    expect(maySend(row({ call: { ...ofOrder, isCancelled: true } }), facts())).toEqual(skipped('callCancelled'))
    const answered = { ...ofOrder, isAnswered: true }
    expect(maySend(row({ call: answered, stops: ['goodsStarted'] }), facts())).toHaveProperty('send')
    expect(maySend(row({ call: answered, stops: ['callAnswered'] }), facts())).toEqual(skipped('callAnswered'))
  })

  test('[M2] a rule that is off, or repeats less often now', () => {
    expect(maySend(row(), facts({ kitchen: { on: false } }))).toEqual(skipped('ruleOff'))
    expect(maySend(row({ repetition: 2 }), facts({ kitchen: { times: 2 } }))).toHaveProperty('send')
    expect(maySend(row({ repetition: 2 }), facts({ kitchen: { times: 1 } }))).toEqual(skipped('ruleChanged'))
  })

  test('[M2] a rule that says it in another way now; what a program chose stands', () => {
    expect(maySend(row(), facts({ kitchen: { msgType: 3 } }))).toEqual(skipped('ruleChanged'))
    expect(maySend(row({ call: { ...ofOrder, isOfJournal: false } }), facts({ kitchen: { msgType: 3 } }))).toHaveProperty('send')
    const escalation = row({ channel: 'cashier', isEscalation: true })
    const escalate = { channel: 'cashier', after: 60 } as const
    expect(maySend(escalation, facts({ kitchen: { escalate, msgType: 3 } }))).toEqual(skipped('ruleChanged'))
    expect(maySend(escalation, facts({ kitchen: { escalate, msgType: 3 }, board: { escalate } }))).toHaveProperty('send')
  })

  test('a rule that tells another channel when nobody answers, and does not any more', () => {
    const escalation = row({ channel: 'cashier', isEscalation: true })
    const escalate = { channel: 'cashier', after: 60 } as const
    expect(maySend(escalation, facts({ kitchen: { escalate } }))).toHaveProperty('send')
    expect(maySend(escalation, facts({ kitchen: { escalate: null } }))).toEqual(skipped('ruleChanged'))
    expect(maySend(escalation, facts({ kitchen: { escalate, on: false }, board: { on: false } }))).toEqual(skipped('ruleOff'))
  })

  test.each([
    ['goodsStarted', 'making'],
    ['goodsCancelled', 'cancelled'],
  ] as const)('goods of which it is told no more: %s', (reason, status) => {
    expect(maySend(row(), facts({}, [goods('dumplings', { status })]))).toEqual(skipped(reason))
  })

  test('goods that are left are told of, without those whose reason is gone or that were withdrawn', () => {
    const subjects = ['dumplings', 'tea', 'soup']
    const order = [
      goods('dumplings'),
      goods('tea', { name: { zh: '乌龙茶', en: '' }, quantity: 1, status: 'making' }),
      goods('soup', { name: { zh: '汤', en: '' }, quantity: 3 }),
    ]
    const verdict = maySend(row({ subjects, withdrawn: ['soup'] }), facts({}, order))
    expect(verdict).toMatchObject({
      send: { content: { zh: { shown: '801房间下单了水饺2份，请注意' } }, about: { goodsIds: ['dumplings'] } },
    })
    const started = [goods('dumplings', { status: 'making' }), ...order.slice(1)]
    expect(maySend(row({ subjects, withdrawn: ['soup'] }), facts({}, started))).toEqual(skipped('goodsStarted'))
  })

  test('goods that were seen meanwhile', () => {
    const unseen = row({ event: 'orderUnseen', stops: stopsFor('orderUnseen', { stopWhen: [], msgType: 1, isEscalation: false }) })
    const rules = { kitchen: { on: true } }
    expect(maySend(unseen, facts(rules, undefined, { isUnseen: () => true }))).toHaveProperty('send')
    expect(maySend(unseen, facts(rules, undefined, { isUnseen: () => false }))).toEqual(skipped('goodsSeen'))
  })

  test('[M9] a call of a guest that somebody took, that is done, or that the guest took back', () => {
    const call = { ...ofOrder, orderId: null, padCallId: 'call-of-guest' }
    const asked = row({ event: 'padCall', source: 'none', subjects: ['call-of-guest'], stops: ['callAnswered', 'callCancelled'], call })
    const place = { kind: 'room', id: '801', name: '801' } as never
    const as = (state: Partial<{ isTaken: boolean; isEnded: boolean; isCancelled: boolean }>) =>
      maySend(asked, facts({}, [], { padCall: () => ({ isTaken: false, isEnded: false, isCancelled: false, place, ...state }) }))
    expect(as({ isTaken: true })).toEqual(skipped('callAnswered'))
    expect(as({ isEnded: true })).toEqual(skipped('callAnswered'))
    expect(as({ isEnded: true, isCancelled: true })).toEqual(skipped('callCancelled'))
  })

  test('technicians who are off the clock', () => {
    const toTechnicians = row({ event: 'house', channel: 'technician', designated: ['seven', 'eight'] })
    expect(maySend(toTechnicians, facts({}, undefined, { isOnClock: (id) => id === 'eight' }))).toHaveProperty('send')
    expect(maySend(toTechnicians, facts({}, undefined, { isOnClock: () => false }))).toEqual(skipped('offTheClock'))
    const toAll = { ...toTechnicians, designated: null }
    expect(maySend(toAll, facts({}, undefined, { isAnybodyOnClock: () => true }))).toHaveProperty('send')
    expect(maySend(toAll, facts())).toEqual(skipped('offTheClock'))
  })

  test('quiet hours', () => {
    // 19:00 in Shanghai.
    expect(maySend(row(), facts({ kitchen: { quiet: { from: '18:30', to: '19:30' } } }))).toEqual(skipped('quietHours'))
    expect(maySend(row(), facts({ kitchen: { quiet: { from: '18:30', to: '19:00' } } }))).toHaveProperty('send')
  })

  test('[M5] a parameter that is missing is named, and nothing is said with a hole', () => {
    const texts = { zh: '{roomName}的{tableName}：{waiterName}', en: '' }
    expect(maySend(row({ texts }), facts())).toEqual({ end: 'skipped', reason: 'missingParameter', detail: 'tableName, waiterName' })
  })

  test('a text that nobody knows; a silent refresh needs none', () => {
    expect(maySend(row({ texts: null }), facts())).toEqual(skipped('unknownTemplate'))
    expect(maySend(row({ texts: null, msgType: 2 }), facts({ kitchen: { msgType: 2 } }))).toMatchObject({
      send: { content: null, about: { goodsIds: ['dumplings'] } },
    })
  })

  test('an event of a program has no rule to be off', () => {
    expect(maySend(row({ event: 'lightsOut' }), facts({ kitchen: { on: false } }))).toHaveProperty('send')
  })
})

describe('[M2] quiet hours', () => {
  test.each([
    ['2026-03-06T13:59:59.999Z', false],
    ['2026-03-06T14:00:00.000Z', true],
    ['2026-03-06T16:30:00.000Z', true],
    ['2026-03-06T22:59:59.999Z', true],
    ['2026-03-06T23:00:00.000Z', false],
  ])('from 22:00 to 07:00 in Shanghai, at %s: %s', (at, quiet) => {
    expect(isQuiet(Date.parse(at), { from: '22:00', to: '07:00' }, 'Asia/Shanghai')).toBe(quiet)
  })

  test('go by the clock on the wall when summer time begins and ends', () => {
    const quiet = { from: '01:30', to: '03:30' }
    // In Berlin 02:00 becomes 03:00 on March 29th, and 03:00 becomes 02:00 on October 25th.
    const isQuietAt = (at: string) => isQuiet(Date.parse(at), quiet, 'Europe/Berlin')
    expect(['2026-03-29T00:29:00Z', '2026-03-29T00:30:00Z', '2026-03-29T01:29:00Z', '2026-03-29T01:30:00Z'].map(isQuietAt)).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(['2026-10-24T23:29:00Z', '2026-10-24T23:30:00Z', '2026-10-25T02:29:00Z', '2026-10-25T02:30:00Z'].map(isQuietAt)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

const ofOrder = { id: 'call', isOfJournal: true, orderId: 'order', padCallId: null, isAnswered: false, isCancelled: false }

function row(rest: Partial<Candidate> = {}): Candidate {
  return {
    event: 'orderPlaced',
    source: 'roomPad',
    channel: 'kitchen',
    repetition: 1,
    isEscalation: false,
    msgType: 1,
    texts: { zh: EXAMPLE, en: '' },
    designated: null,
    subjects: ['dumplings'],
    withdrawn: [],
    stops: stopsFor('orderPlaced', { stopWhen: ['goodsStarted'], msgType: 1, isEscalation: false }),
    expiresAt: NOW + 60_000,
    call: ofOrder,
    ...rest,
  }
}

function goods(id: string, rest: { status?: GoodsStatus; quantity?: number; name?: OrderGoods['name'] } = {}): OrderGoods {
  const name = { zh: '水饺', en: 'Dumplings' }
  return { id, dishId: id, name, quantity: 2, status: 'waiting', stationId: 'hot', cancelReason: null, ...rest } as OrderGoods
}

function facts(
  changes: Partial<Record<(typeof channels)[number], Partial<MessageRule>>> = {},
  inOrder: OrderGoods[] = [goods('dumplings')],
  rest: Partial<SendFacts> = {},
): SendFacts {
  const place = { kind: 'room', id: '801', name: '801' }
  const order = { id: 'order', seqNo: 12, source: 'roomPad', place, platform: null, rounds: [], goods: inOrder } as unknown as CateringOrder
  const usual = DEFAULT_RULES.get(cellKey({ event: 'orderPlaced', source: 'roomPad', channel: 'kitchen' })) as MessageRule
  const rules = new Map(Object.entries(changes).map(([channel, change]) => [channel as (typeof channels)[number], { ...usual, ...change }]))
  return {
    now: NOW,
    timeZone: 'Asia/Shanghai',
    rules: ({ event }) => (event === 'orderPlaced' || event === 'orderUnseen' ? new Map([['kitchen', usual], ...rules]) : null),
    order: (id) => (id === 'order' ? order : undefined),
    padCall: () => undefined,
    isUnseen: () => false,
    isOnClock: () => false,
    isAnybodyOnClock: () => false,
    parameters: (_, stand) => parametersFor({ order, goods: stand }),
    ...rest,
  }
}

function skipped(reason: string) {
  return { end: 'skipped', reason, detail: null }
}
