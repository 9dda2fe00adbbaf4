import type { KnownPadCall, ListedPadCall } from '@passline/shared/padCallApi'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../api/answer.ts'
import { LOST, refusal } from '../../fixtures/answers.ts'
import { padCall } from '../../fixtures/message.ts'
import { at, DEVICE, NOON, SHOP } from '../../fixtures/shop.ts'
import { createCalling } from './createCalling.ts'
import { lookOf, shownCalls } from './lookOf.ts'

const refused: Answer<never> = refusal('tooManyCalls')
const taken = { takenBy: { deviceId: DEVICE, name: '小林' }, takenAt: at(30_000) }

describe('what a guest is told of a call', () => {
  it('[M9] asked, passed on when the server says that it was, and somebody comes only when somebody has said so', () => {
    const passedOn = { passedOnAt: at(60_000) }
    expect([padCall(1), padCall(1, passedOn), padCall(1, { ...passedOn, ...taken })].map(lookOf)).toEqual(['asked', 'passedOn', 'coming'])
  })

  it('a call that is over says how, for ten minutes; then it is gone, so that the next guest never sees it', () => {
    const done = padCall(1, { ...taken, endedAt: at(60_000), endedHow: 'done' })
    expect(lookOf(done)).toBe('done')
    expect([shownCalls([done], NOON + 659_999).length, shownCalls([done], NOON + 660_000).length]).toEqual([1, 0])
  })

  it('an open call stays, however old, and the newest stands first', () => {
    const calls = [padCall(1), padCall(2, { askedAt: at(1_000) })]
    expect(shownCalls(calls, NOON + 86_400_000).map((call) => call.askedAt)).toEqual([at(1_000), at(0)])
  })
})

describe('calling', () => {
  it('a call is shown as sent when the server has it, and not before', async () => {
    const { calling, answers } = callingWith([{ kind: 'ok', value: { padCall: padCall(1) } }])
    const sending = calling.ask('water', '')
    expect([calling.store.getState().calls, calling.store.getState().asking.map((each) => each.phase)]).toEqual([null, ['sending']])
    await sending
    expect([calling.store.getState().calls, calling.store.getState().asking, answers.keys.length]).toEqual([[padCall(1)], [], 1])
  })

  it('[M6] a call that nobody heard says so, and trying again uses its key', async () => {
    const { calling, answers } = callingWith([LOST, LOST, { kind: 'ok', value: { padCall: padCall(1) } }])
    await calling.ask('water', '')
    const [unsent] = calling.store.getState().asking
    expect([unsent?.phase, unsent?.code, calling.store.getState().calls]).toEqual(['unsent', null, null])
    if (unsent) await calling.askAgain(unsent)
    expect([new Set(answers.keys).size, answers.keys.length, calling.store.getState().calls]).toEqual([1, 3, [padCall(1)]])
  })

  it('a refusal is said with its reason and is not repeated', async () => {
    const { calling, answers } = callingWith([refused])
    await calling.ask('water', '')
    expect([calling.store.getState().asking[0]?.code, answers.keys.length]).toEqual(['tooManyCalls', 1])
  })

  it('two taps are one call', async () => {
    const { calling, answers } = callingWith([{ kind: 'ok', value: { padCall: padCall(1) } }])
    await Promise.all([calling.ask('water', ''), calling.ask('water', '')])
    expect(answers.keys.length).toBe(1)
  })

  it('a list that was asked for before a call was placed does not take the call away', async () => {
    const { calling, answers } = callingWith([{ kind: 'ok', value: { padCall: padCall(1) } }])
    const refreshing = calling.refresh()
    await calling.ask('water', '')
    answers.giveList([])
    await refreshing
    expect(calling.store.getState().calls).toEqual([padCall(1)])
  })

  it('[M9] a call that was passed on and is called again has been passed on still', async () => {
    const { passedOnAt: _, ...again } = padCall(1)
    const { calling, answers } = callingWith([{ kind: 'ok', value: { padCall: again } }])
    const refreshing = calling.refresh()
    answers.giveList([padCall(1, { passedOnAt: at(60_000) }), padCall(2)])
    await refreshing
    await calling.ask('water', '')
    expect(calling.store.getState().calls?.map((call) => call.passedOnAt)).toEqual([at(60_000), null])
  })

  it('a call that could not be cancelled says so, and is still open', async () => {
    const { calling } = callingWith([{ kind: 'ok', value: { padCall: padCall(1) } }], LOST)
    await calling.ask('water', '')
    await calling.cancel(padCall(1).id)
    expect([[...calling.store.getState().uncancelled], calling.store.getState().calls]).toEqual([[padCall(1).id], [padCall(1)]])
  })
})

type Placed = Answer<{ padCall: KnownPadCall }>

function callingWith(placing: Placed[], cancelling: Placed = LOST) {
  const keys: string[] = []
  let made = 0
  let giveList: (padCalls: ListedPadCall[]) => void = () => undefined
  const calling = createCalling({
    client: {
      padCalls: () =>
        new Promise((resolve) => {
          giveList = (padCalls) => resolve({ kind: 'ok', value: { padCalls } })
        }),
      placePadCall: async (_shopId, _body, key) => {
        keys.push(key)
        return placing[Math.min(keys.length, placing.length) - 1] ?? LOST
      },
      cancelPadCall: async () => cancelling,
    },
    shopId: SHOP,
    newKey: () => `key-${++made}`,
    wait: async () => undefined,
  })
  return { calling, answers: { keys, giveList: (padCalls: ListedPadCall[]) => giveList(padCalls) } }
}
