import type { CallId } from '@passline/shared/ids'
import { describe, expect, it } from 'vitest'
import { message } from '../../fixtures/message.ts'
import { at, id } from '../../fixtures/shop.ts'
import { gather, isAnswerable } from './gather.ts'
import { withPutAway } from './putAway.ts'

const callId = id(7) as CallId

describe('what was said', () => {
  it('repetitions of a call are one thing, with its latest text and how often it was said', () => {
    const said = gather([
      message(2, { callId, repetition: 2, sentAt: at(20_000) }),
      message(1, { callId, repetition: 1, sentAt: at(0) }),
      message(3, { callId: id(8) as CallId, sentAt: at(5_000) }),
    ])
    expect(said.map((each) => [each.callId, each.times, each.latest.content?.zh.shown])).toEqual([
      [id(8), 1, '3'],
      [callId, 2, '2'],
    ])
  })

  it('a screen that missed the first repetitions still knows how often it was said', () => {
    expect(gather([message(1, { repetition: 5 })])[0]?.times).toBe(5)
  })

  it('a silent refresh is no message for people', () => {
    expect(gather([message(1, { msgType: 2, content: null }), message(2, { msgType: 2 })])).toEqual([])
  })

  it('what rings is answered for all, what is only told is put away by each', () => {
    const said = ([1, 3, 4] as const).flatMap((msgType) => gather([message(msgType, { msgType })]))
    expect(said.map(isAnswerable)).toEqual([true, false, true])
  })

  it('what was put away is remembered for a day', () => {
    expect(withPutAway({ old: 0, fresh: 10 }, ['now'], 86_400_000)).toEqual({ fresh: 10, now: 86_400_000 })
  })
})
