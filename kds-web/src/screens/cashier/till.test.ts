import type { PlaceOrderAnswer } from '@passline/shared/api'
import type { DishId, PlaceId } from '@passline/shared/ids'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../api/answer.ts'
import { LOST, refusal } from '../../fixtures/answers.ts'
import { roomOrder } from '../../fixtures/shop.ts'
import { portions } from '../ordering/cartLines.ts'
import { withLine } from './cart.ts'
import { loadDrafts, saveDrafts } from './draftStorage.ts'
import { type Drafts, draftFor, NO_DRAFTS, turnedTo, withCart } from './drafts.ts'
import type { Target } from './target.ts'
import { createTill } from './till.ts'

const room: Target = { kind: 'room', id: '801' as PlaceId }
const placed: Answer<PlaceOrderAnswer> = { kind: 'ok', value: { rev: 7, joined: false, order: roomOrder([{}]) } }
const soldOut: Answer<PlaceOrderAnswer> = refusal('soldOut', { dishIds: ['beef'] })

describe('ordering', () => {
  it('an order that is placed empties the cart and says its number', async () => {
    const { till } = tillWith([placed])
    await till.send(room)
    expect([portionsIn(till), till.store.getState().notice]).toMatchObject([0, { kind: 'placed', seqNo: 12 }])
  })

  it('a lost answer is asked for again with the same key', async () => {
    const { till, keys } = tillWith([LOST, LOST, placed])
    await till.send(room)
    expect([keys.length, new Set(keys).size, portionsIn(till)]).toEqual([3, 1, 0])
  })

  it('an attempt without an answer survives a reload, and asking again uses its key', async () => {
    const first = tillWith([LOST])
    await first.till.send(room)
    const second = tillWith([placed], first.storage)
    await second.till.resume()
    expect([new Set([...first.keys, ...second.keys]).size, portionsIn(second.till)]).toEqual([1, 0])
  })

  it('while the answer is out, the cart does not change', async () => {
    const { till } = tillWith([LOST])
    await till.send(room)
    till.change((drafts) => withTwo(drafts))
    expect(portionsIn(till)).toBe(2)
  })

  it('two taps are one order', async () => {
    const { till, keys } = tillWith([placed])
    await Promise.all([till.send(room), till.send(room)])
    expect(keys.length).toBe(1)
  })

  it('a refusal keeps the cart and lets it change, and the next order has a key of its own', async () => {
    const { till, keys } = tillWith([soldOut, placed])
    await till.send(room)
    expect([portionsIn(till), till.store.getState().notice]).toEqual([
      2,
      { kind: 'refused', target: room, code: 'soldOut', dishIds: ['beef'] },
    ])
    await till.send(room)
    expect(new Set(keys).size).toBe(2)
  })

  it('an attempt that is no longer fresh waits for the cashier', async () => {
    const first = tillWith([LOST])
    await first.till.send(room)
    const second = tillWith([placed], first.storage, 200_000)
    await second.till.resume()
    expect([second.keys, portionsIn(second.till)]).toEqual([[], 2])
  })
})

let tills = 0

function tillWith(answers: Answer<PlaceOrderAnswer>[], storage = memoryStorage(), at = 0) {
  if (!storage.getItem('drafts')) saveDrafts(storage, 'drafts', withTwo(turnedTo(NO_DRAFTS, room)))
  const keys: string[] = []
  let made = 0
  const id = `till${++tills}`
  const till = createTill({
    placeOrder: async (_request, key) => {
      const answer = answers[Math.min(keys.length, answers.length - 1)] ?? LOST
      keys.push(key)
      return answer
    },
    newKey: () => `${id}-${++made}`,
    now: () => at,
    wait: async () => undefined,
    load: () => loadDrafts(storage, 'drafts'),
    save: (drafts) => void saveDrafts(storage, 'drafts', drafts),
  })
  return { till, keys, storage }
}

function withTwo(drafts: Drafts): Drafts {
  return withCart(drafts, room, (cart) =>
    withLine(cart, { id: 'a', dishId: 'beef' as DishId, quantity: 2, options: [], note: '', course: null }),
  )
}

function portionsIn(till: ReturnType<typeof createTill>) {
  return portions(draftFor(till.store.getState().drafts, room).cart)
}

function memoryStorage() {
  const kept = new Map<string, string>()
  return { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value) }
}
