import type { PlaceOrderAnswer, PlaceOrderRequest } from '@passline/shared/api'
import type { MyOrderAnswer } from '@passline/shared/guestApi'
import type { DishId, PlaceId } from '@passline/shared/ids'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../api/answer.ts'
import { LOST, refusal } from '../../fixtures/answers.ts'
import { createMyOrder } from './createMyOrder.ts'
import { createOrdering } from './createOrdering.ts'
import { EMPTY_CART, type PadCart, withLine } from './padCart.ts'
import { type DraftKeeper, draftKeeper } from './padDraft.ts'

const soldOut: Answer<never> = refusal('soldOut', { dishIds: ['tofu'] })
const ordered = { kind: 'ok', value: { rev: 1, joined: false, order: { id: 'order-1' } } } as Answer<PlaceOrderAnswer>
const withTofu = (cart: PadCart) => withLine(cart, { id: 'a', dishId: 'tofu' as DishId, quantity: 2, options: [], note: '', course: null })

describe('ordering on a pad', () => {
  it('orders for its own room with its own source, empties the cart, and keeps the allergies for the next round', async () => {
    const pad = padWith([ordered])
    pad.ordering.change((cart) => ({ ...withTofu(cart), allergies: ['peanut'] }))
    await pad.ordering.send()
    expect(pad.requests).toEqual([
      {
        source: 'roomPad',
        place: { kind: 'room', id: '801' },
        platform: null,
        lines: [{ dishId: 'tofu', quantity: 2, options: [], note: '' }],
        note: '',
        allergies: ['peanut'],
        allergyNote: '',
      },
    ])
    expect(pad.state()).toEqual({
      cart: { ...EMPTY_CART, allergies: ['peanut'] },
      phase: 'choosing',
      outcome: { kind: 'ordered', portions: 2, joined: false },
    })
  })

  it('asks for a lost answer under the same key, and holds the cart until it is there', async () => {
    const pad = padWith([LOST, LOST, ordered])
    pad.ordering.change(withTofu)
    const sending = pad.ordering.send()
    pad.ordering.change(() => EMPTY_CART)
    expect([pad.state().phase, pad.state().cart.lines.length]).toEqual(['sending', 1])
    await sending
    expect([pad.state().outcome?.kind, pad.keys]).toEqual(['ordered', ['key-1', 'key-1', 'key-1']])
  })

  it('says that nobody answered, and asks again under the key when the line is back', async () => {
    const pad = padWith([LOST, LOST, LOST, LOST, LOST, ordered])
    pad.ordering.change(withTofu)
    await pad.ordering.send()
    expect(pad.state()).toMatchObject({ phase: 'unanswered', outcome: null })
    pad.ordering.noteOrder(null)
    await pad.settle()
    expect([pad.state().outcome?.kind, new Set(pad.keys)]).toEqual(['ordered', new Set(['key-1'])])
  })

  it('knows after a reload what it has asked, and asks for it again under its key', async () => {
    const pad = padWith([LOST])
    pad.ordering.change(withTofu)
    await pad.ordering.send()
    const reloaded = padWith([ordered], pad.storage)
    expect([reloaded.state().phase, reloaded.state().cart.lines.length]).toEqual(['unanswered', 1])
    reloaded.ordering.noteOrder(null)
    await reloaded.settle()
    expect([reloaded.state().outcome?.kind, reloaded.keys]).toEqual(['ordered', ['key-1']])
  })

  it('leaves an old question to the guest: it is not repeated by itself', async () => {
    const pad = padWith([LOST])
    pad.ordering.change(withTofu)
    await pad.ordering.send()
    const asked = pad.keys.length
    pad.clock.now += 600_000
    pad.ordering.noteOrder(null)
    await pad.settle()
    expect(pad.keys.length).toBe(asked)
    await pad.ordering.askAgain()
    expect(pad.keys.length).toBeGreaterThan(asked)
  })

  it('a refusal is final: the cart is open again with what it had, and the next order is another one', async () => {
    const pad = padWith([soldOut, ordered])
    pad.ordering.change(withTofu)
    await pad.ordering.send()
    expect(pad.state()).toMatchObject({ phase: 'choosing', outcome: { kind: 'refused', code: 'soldOut', dishIds: ['tofu'] } })
    expect(pad.state().cart.lines.length).toBe(1)
    await pad.ordering.send()
    expect(pad.keys).toEqual(['key-1', 'key-2'])
  })

  it('two taps are one order', async () => {
    const pad = padWith([ordered])
    pad.ordering.change(withTofu)
    await Promise.all([pad.ordering.send(), pad.ordering.send()])
    expect(pad.keys).toEqual(['key-1'])
  })
})

describe('the next guest of the room', () => {
  it('[K14] finds nothing of the last one: cart, allergies and what was unanswered go when the order of the room is another', async () => {
    const pad = padWith([LOST])
    pad.ordering.noteOrder('order-1')
    pad.ordering.change((cart) => ({ ...withTofu(cart), allergies: ['peanut'] }))
    await pad.ordering.send()
    const asked = pad.keys.length
    pad.ordering.noteOrder(null)
    await pad.settle()
    expect([pad.state(), pad.keys.length]).toEqual([{ cart: EMPTY_CART, phase: 'choosing', outcome: null }, asked])
    expect(padWith([], pad.storage).state().cart).toEqual(EMPTY_CART)
  })

  it('finds an empty cart in a room that nobody ordered in, once two hours have passed', () => {
    const pad = padWith([])
    pad.ordering.change(withTofu)
    pad.clock.now += 7_200_000
    pad.ordering.noteOrder(null)
    expect(pad.state().cart.lines.length).toBe(1)
    pad.clock.now += 1
    pad.ordering.noteOrder(null)
    expect(pad.state().cart).toEqual(EMPTY_CART)
  })

  it('an order that begins while somebody chooses is the same guest', () => {
    const pad = padWith([])
    pad.ordering.noteOrder(null)
    pad.ordering.change(withTofu)
    pad.ordering.noteOrder('order-1')
    expect(pad.state().cart.lines.length).toBe(1)
  })

  it('[M1] a pad that was carried to another room keeps nothing of the last', () => {
    const pad = padWith([])
    pad.ordering.change(withTofu)
    draftKeeper(pad.storage, 'pad', '802')
    expect(padWith([], pad.storage).state().cart).toEqual(EMPTY_CART)
  })

  it('what cannot be read was kept by another version, and is nothing', () => {
    const storage = memoryStorage()
    storage.setItem('passline.padCart.pad.801', '{"cart":{"lines":[{"id":1}]}}')
    expect(padWith([], storage).state().cart).toEqual(EMPTY_CART)
  })
})

describe("following the room's order", () => {
  it('drops an answer that was overtaken, and says when it is not current', async () => {
    const answers: ((answer: Answer<MyOrderAnswer>) => void)[] = []
    const following = createMyOrder(() => new Promise((resolve) => answers.push(resolve)))
    const first = following.refresh()
    const second = following.refresh()
    const order = { id: 'order-1' } as unknown as MyOrderAnswer['order']
    answers[1]?.({ kind: 'ok', value: { at: '', order } })
    answers[0]?.({ kind: 'ok', value: { at: '', order: null } })
    expect([await first, await second]).toEqual([null, { order }])
    const third = following.refresh()
    answers[2]?.(LOST)
    await third
    expect(following.store.getState()).toEqual({ order, isCurrent: false })
  })
})

function padWith(answers: readonly Answer<PlaceOrderAnswer>[], storage = memoryStorage()) {
  const keys: string[] = []
  const requests: PlaceOrderRequest[] = []
  const clock = { now: Date.parse('2030-01-01T12:00:00.000Z') }
  const keeper: DraftKeeper = draftKeeper(storage, 'pad', '801')
  let made = 0
  const ordering = createOrdering({
    async place(request, key) {
      keys.push(key)
      requests.push(request)
      return answers[Math.min(keys.length, answers.length) - 1] ?? LOST
    },
    room: '801' as PlaceId,
    keeper,
    newKey: () => `key-${++made}`,
    wait: async () => undefined,
    now: () => clock.now,
  })
  return {
    ordering,
    keys,
    requests,
    clock,
    storage,
    state: () => ordering.store.getState(),
    async settle() {
      for (let turns = 0; turns < 60; turns++) await Promise.resolve()
    },
  }
}

function memoryStorage() {
  const values = new Map<string, string>()
  return {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
    key: (index: number) => [...values.keys()][index] ?? null,
    get length() {
      return values.size
    },
  }
}
