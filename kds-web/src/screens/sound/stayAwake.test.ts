import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stayAwake } from './stayAwake.ts'

/** A page in front whose browser grants a lock when the test says so. */
function page() {
  const locks: { released: boolean; release(): Promise<void> }[] = []
  const asked: (() => Promise<void>)[] = []
  const front = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', front)
  vi.stubGlobal('navigator', { wakeLock: { request: () => new Promise((grant) => asked.push(async () => grant(newLock()))) } })
  const newLock = () => {
    const lock = {
      released: false,
      release: async () => {
        lock.released = true
      },
    }
    locks.push(lock)
    return lock
  }
  return {
    asked,
    held: () => locks.filter((lock) => !lock.released).length,
    grant: async () => {
      for (const each of asked.splice(0)) await each()
      await Promise.resolve()
    },
    comeBack: () => front.dispatchEvent(new Event('visibilitychange')),
    dim: () => Promise.all(locks.map((lock) => lock.release())),
  }
}

let at: ReturnType<typeof page>
beforeEach(() => {
  at = page()
})
afterEach(() => vi.unstubAllGlobals())

test('a lock that is granted after the end is let go', async () => {
  const stop = stayAwake()
  stop()
  await at.grant()
  expect(at.held()).toBe(0)
})

test('a lock that is held is not asked for again; one that the browser took is', async () => {
  const stop = stayAwake()
  await at.grant()
  at.comeBack()
  expect(at.asked).toHaveLength(0)
  await at.dim()
  at.comeBack()
  await at.grant()
  expect(at.held()).toBe(1)
  stop()
  expect(at.held()).toBe(0)
})

test('of two requests on their way one lock is kept', async () => {
  const stop = stayAwake()
  at.comeBack()
  await at.grant()
  expect(at.held()).toBe(1)
  stop()
  expect(at.held()).toBe(0)
})
