import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { at, order } from '../../fixtures/shop.ts'
import { createLooked } from './createLooked.ts'

const kept = new Map<string, string>()

beforeEach(() => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('what a till has looked at', () => {
  it('two orders that are settled in one update are both looked at, also after a reload', () => {
    const [first, second] = [ordered(1), ordered(2)]
    const { look, store } = createLooked('till', () => [first, second])
    look(first)
    look(second)
    expect([...store.getState()]).toEqual([`${first.id}.1`, `${second.id}.1`])
    expect(createLooked('till', () => []).store.getState()).toEqual(store.getState())
  })

  it('an order that came while another was being accepted stays looked at, and what is over is forgotten', () => {
    const [accepted, meanwhile] = [ordered(1), ordered(2)]
    let orders = [accepted]
    const { look, store } = createLooked('till', () => orders)
    orders = [accepted, meanwhile]
    look(meanwhile)
    look(accepted)
    expect([...store.getState()]).toEqual([`${meanwhile.id}.1`, `${accepted.id}.1`])
    orders = [accepted]
    look(accepted)
    expect([...store.getState()]).toEqual([`${accepted.id}.1`])
  })
})

function ordered(number: number) {
  return order(number, [], {
    source: 'wristband',
    rounds: [{ round: 1, source: 'wristband', at: at(0), note: '', allergies: [], allergyNote: '', seen: [] }],
  })
}
