import { spokenForm } from '@passline/shared/spoken'
import { describe, expect, test } from 'vitest'
import { content, push } from '../fixtures/message.ts'
import { at, NOON } from '../fixtures/shop.ts'
import { type Item, itemOf } from './item.ts'
import { add, dropOld, EMPTY, keepOnly, type Queue, STALE_MS, takeNext } from './queue.ts'

function item(number: number, change: Parameters<typeof push>[1] = {}, at = NOON): Item {
  return itemOf(push(number, change), at) ?? expect.fail('it is silent')
}

function queueOf(...items: Item[]): Queue {
  return items.reduce((queue, each) => add(queue, each, each.at).queue, EMPTY)
}

/** The board's call of a number, in the words of the house. */
function called(seqNo: number, at = NOON): Item {
  const says = (language: 'zh' | 'en') => (language === 'zh' ? '请#取餐' : '#, please pick up')
  const wording = (language: 'zh' | 'en') => ({
    shown: says(language).replace('#', `#${seqNo}`),
    spoken: says(language).replace('#', spokenForm('seqNo', `#${seqNo}`, language)),
  })
  return item(seqNo, { event: 'goodsCalled', channel: 'board', seqNo, content: { zh: wording('zh'), en: wording('en') } }, at)
}

/** Everything in the order in which it is heard, in Chinese. */
function heard(queue: Queue): string[] {
  const taken = takeNext(queue, NOON)
  return taken ? [taken.next.content.zh.spoken, ...heard(taken.queue)] : []
}

test('a waiter call goes before a call, a rush, a new order and anything else', () => {
  const queue = queueOf(
    item(1, { event: 'goodsMade' }),
    item(2, { event: 'orderPlaced' }),
    item(3, { event: 'rush' }),
    item(4, { event: 'goodsCalled', channel: 'waiter' }),
    item(5, { event: 'padCall', msgType: 4 }),
  )
  expect(heard(queue)).toEqual(['order 5', 'order 4', 'order 3', 'order 2', 'order 1'])
})

test('among equals the first comes first', () => {
  expect(heard(queueOf(item(1), item(2), item(3)))).toEqual(['order 1', 'order 2', 'order 3'])
})

test('a refresh is never heard, and a notice only ticks', () => {
  expect(itemOf(push(1, { msgType: 2, content: null }), NOON)).toBeNull()
  expect(item(1, { msgType: 3 })).toMatchObject({ chime: 'tick', isSpoken: false })
})

describe('the same sentence', () => {
  const twice = (apart: number) => queueOf(item(1, { content: content('same') }), item(2, { content: content('same') }, NOON + apart))

  test('within five seconds is one, for both messages', () => {
    const taken = takeNext(twice(5_000), NOON + 5_000)
    expect(taken?.next.messageIds).toHaveLength(2)
    expect(taken?.queue.waiting).toEqual([])
  })

  test('later is said again', () => {
    expect(twice(5_001).waiting).toHaveLength(2)
  })

  test('that was begun less than five seconds ago has been heard', () => {
    const queue = takeNext(queueOf(item(1, { content: content('same') })), NOON)?.queue ?? EMPTY
    const again = item(2, { content: content('same') }, NOON + 4_000)
    expect(add(queue, again, NOON + 4_000)).toMatchObject({ heard: again.messageIds, queue: { waiting: [] } })
    expect(add(queue, again, NOON + 5_001)).toMatchObject({ heard: [], queue: { waiting: [again] } })
  })
})

describe('numbers that wait together', () => {
  test('are called in one breath, in both languages', () => {
    const taken = takeNext(queueOf(called(12), called(15), called(18)), NOON)
    expect(taken?.next.content).toEqual({
      zh: { shown: '12、15、18号请取餐', spoken: '12、15、18号，请取餐' },
      en: { shown: 'Numbers 12, 15 and 18: please pick up', spoken: 'Numbers 12, 15 and 18, please pick up' },
    })
    expect(taken?.next.messageIds).toHaveLength(3)
    expect(taken?.queue.waiting).toEqual([])
  })

  test('keep their own words when there is one', () => {
    expect(heard(queueOf(called(12)))).toEqual(['请12号取餐'])
  })

  test('leave other words of a brand alone', () => {
    const own = (seqNo: number) =>
      item(seqNo, { event: 'goodsCalled', channel: 'board', seqNo, content: content(`${seqNo}号请到二楼取餐`) })
    expect(heard(queueOf(own(12), own(15)))).toEqual(['12号请到二楼取餐', '15号请到二楼取餐'])
  })
})

test('three new orders are each said, four are counted', () => {
  expect(heard(queueOf(item(1), item(2), item(3)))).toHaveLength(3)
  expect(heard(queueOf(item(1), item(2), item(3), item(4)))).toEqual(['新到4单'])
  expect(takeNext(queueOf(item(1), item(2), item(3), item(4)), NOON)?.next.content.en.spoken).toBe('4 new orders')
})

test('notices that wait together tick once', () => {
  const notices = queueOf(item(1, { msgType: 3 }), item(2, { msgType: 3 }))
  expect(takeNext(notices, NOON)?.queue.waiting).toEqual([])
})

test('what has waited a minute, or is expired, is not said', () => {
  const queue = queueOf(item(1, { expiresAt: at(3_600_000) }), item(2, { expiresAt: at(30_000) }))
  expect(heard(dropOld(queue, NOON + 29_999, STALE_MS))).toEqual(['order 1', 'order 2'])
  expect(heard(dropOld(queue, NOON + 30_000, STALE_MS))).toEqual(['order 1'])
  expect(heard(dropOld(queue, NOON + 60_001, STALE_MS))).toEqual([])
})

test('[K20] a message that was withdrawn leaves the queue, and a sentence of several keeps the others', () => {
  const queue = queueOf(item(1, { content: content('same') }), item(2, { content: content('same') }), item(3))
  const kept = keepOnly(queue, new Set([push(2).id]))
  expect(kept.waiting.map((each) => each.messageIds)).toEqual([[push(2).id]])
})
