import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPutAway } from './createPutAway.ts'
import { PUT_AWAY } from './putAway.ts'

const NAME = `${PUT_AWAY}device`

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('what a device has put away', () => {
  it('what is put away after something else joins it, here and after a reload', () => {
    const { add, store } = createPutAway(NAME)
    add(['first'], 10)
    add(['second'], 20)
    expect([store.getState(), createPutAway(NAME).store.getState()]).toEqual([
      { first: 10, second: 20 },
      { first: 10, second: 20 },
    ])
  })
})
