import type { ShopId } from '@passline/shared/ids'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { Lanes, type LanesOptions, type Left } from './Lanes.ts'

describe('lanes', () => {
  test('[M11] a shop with much to do goes to the back of the ring after every turn', async () => {
    const turns: string[] = []
    const work = new Map([['big', 4], ...['a', 'b', 'c'].map((shopId) => [shopId, 1] as const)])
    const lanes = lanesWith(async (shopId) => {
      turns.push(shopId)
      const left = (work.get(shopId) ?? 0) - 1
      work.set(shopId, left)
      return left > 0 ? 'more' : 'nothing'
    })
    for (const shopId of work.keys()) lanes.ring(shopId as ShopId)
    await isDone(() => turns.length === 7)
    expect(turns).toEqual(['big', 'a', 'b', 'c', 'big', 'big', 'big'])
    await lanes.stop()
  })

  test('[M11] no more turns are under way than may be, and never two of one shop', async () => {
    const running = new Map<string, number>()
    let most = 0
    let turns = 0
    const lanes = lanesWith(
      async (shopId) => {
        running.set(shopId, (running.get(shopId) ?? 0) + 1)
        expect(running.get(shopId)).toBe(1)
        most = Math.max(
          most,
          [...running.values()].reduce((sum, each) => sum + each),
        )
        await new Promise((resolve) => setImmediate(resolve))
        running.set(shopId, 0)
        turns += 1
        return turns < 60 ? 'more' : 'nothing'
      },
      { atOnce: 3 },
    )
    for (const shopId of ['a', 'b', 'c', 'd', 'e']) lanes.ring(shopId as ShopId)
    await isDone(() => turns >= 60)
    expect(most).toBe(3)
    await lanes.stop()
  })

  test('a ring during a turn means another turn, and many rings mean one', async () => {
    let turns = 0
    const lanes: Lanes = lanesWith(async (shopId) => {
      turns += 1
      if (turns === 1) for (let ring = 0; ring < 10; ring++) lanes.ring(shopId)
      return 'nothing'
    })
    lanes.ring(shop)
    lanes.ring(shop)
    await isDone(() => turns === 2)
    await new Promise((resolve) => setImmediate(resolve))
    expect(turns).toBe(2)
    await lanes.stop()
  })

  test('[M11] a shop whose turn fails is tried again, and nobody else waits for it', async () => {
    const turns: string[] = []
    const lanes = lanesWith(async (shopId) => {
      turns.push(shopId)
      if (shopId === 'broken' && turns.filter((each) => each === 'broken').length === 1) throw new Error('cannot')
      return 'nothing'
    })
    lanes.ring('broken' as ShopId)
    lanes.ring(shop)
    await isDone(() => turns.length === 3)
    expect(turns).toEqual(['broken', 'shop', 'broken'])
    await lanes.stop()
  })

  test('a shop that only waits for somebody else comes again after a moment', async () => {
    const left: Left[] = ['held', 'held', 'nothing']
    let turns = 0
    const lanes = lanesWith(async () => left[turns++] ?? 'nothing')
    lanes.ring(shop)
    await isDone(() => turns === 3)
    await lanes.stop()
  })

  test('turns of one shop begin apart when they should', async () => {
    const startedAt: number[] = []
    const lanes: Lanes = lanesWith(
      async () => {
        startedAt.push(performance.now())
        return startedAt.length < 3 ? 'more' : 'nothing'
      },
      { apartMs: 30 },
    )
    lanes.ring(shop)
    await isDone(() => startedAt.length === 3)
    const [first = 0, , third = 0] = startedAt
    expect(third - first).toBeGreaterThanOrEqual(58)
    await lanes.stop()
  })

  test('after stopping no turn begins, and what is under way ends', async () => {
    const ended: string[] = []
    const lanes = lanesWith(async (shopId) => {
      await new Promise((resolve) => setImmediate(resolve))
      ended.push(shopId)
      return 'more'
    })
    lanes.ring('first' as ShopId)
    lanes.ring('second' as ShopId)
    await lanes.stop()
    lanes.ring('third' as ShopId)
    expect(ended).toEqual(['first'])
  })
})

const shop = 'shop' as ShopId

function lanesWith(turn: LanesOptions['turn'], rest: Partial<LanesOptions> = {}): Lanes {
  return new Lanes({ turn, atOnce: 1, apartMs: 0, failed: 'a turn failed', log: pino({ level: 'silent' }), ...rest })
}

async function isDone(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1))
}
