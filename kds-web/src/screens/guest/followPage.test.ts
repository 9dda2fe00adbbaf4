import type { GuestView } from '@passline/shared/guestApi'
import { describe, expect, it } from 'vitest'
import type { GuestAnswer } from '../../api/guestPage.ts'
import { followPage } from './followPage.ts'

const open = { status: 'open', seqNo: 12 } as GuestView
const page: GuestAnswer = { kind: 'page', view: open, tag: 'W/"1"', at: 1_000 }
const lost: GuestAnswer = { kind: 'unreachable' }

describe('a guest page', () => {
  it('is asked for every 4 s with the tag of what it knows, and is current while the server says so', async () => {
    const phone = phoneWith([page, { kind: 'same', at: 5_000 }])
    await phone.settle()
    expect(phone.state()).toEqual({ view: open, checkedAt: 1_000, phase: 'current' })
    await phone.wait()
    expect([phone.state(), phone.tags, phone.pauses]).toEqual([
      { view: open, checkedAt: 5_000, phase: 'current' },
      [null, 'W/"1"'],
      [4_000, 4_000],
    ])
  })

  it('says at once that it is not current when nobody answers, keeps what it knows, and asks ever less often', async () => {
    const phone = phoneWith([page, lost, lost, lost, lost, lost, page])
    await phone.settle()
    for (let times = 0; times < 5; times++) await phone.wait()
    expect(phone.state()).toEqual({ view: open, checkedAt: 1_000, phase: 'stale' })
    await phone.wait()
    expect([phone.state().phase, phone.pauses]).toEqual(['current', [4_000, 4_000, 8_000, 16_000, 30_000, 30_000, 4_000]])
  })

  it('is asked for seldom while nobody looks, unless it shall ring, and at once when somebody looks again', async () => {
    const phone = phoneWith([page])
    await phone.settle()
    phone.following.seen(false)
    await phone.wait()
    expect(phone.pauses.at(-1)).toBe(30_000)
    phone.following.stayAwake(true)
    await phone.wait()
    expect(phone.pauses.at(-1)).toBe(4_000)
    phone.following.seen(true)
    expect(phone.state().phase).toBe('checking')
    await phone.settle()
    expect([phone.state().phase, phone.tags.length]).toEqual(['current', 4])
  })

  it('is asked for no more when the link is wrong, and nothing of it stays', async () => {
    const phone = phoneWith([page, { kind: 'wrong' }])
    await phone.settle()
    await phone.wait()
    phone.following.seen(true)
    await phone.settle()
    expect([phone.state(), phone.tags.length]).toEqual([{ view: null, checkedAt: 1_000, phase: 'wrong' }, 2])
  })

  it('is asked for seldom once it is closed: a slip at the pass may open it again', async () => {
    const phone = phoneWith([{ ...page, view: { status: 'closed', isPickedUp: true } }, page])
    await phone.settle()
    await phone.wait()
    expect([phone.state().view, phone.pauses]).toEqual([open, [30_000, 4_000]])
  })

  it('is asked for seldom once it is closed, also by a phone that shall ring: there is nothing left to ring for', async () => {
    const phone = phoneWith([page, { ...page, view: { status: 'closed', isPickedUp: true } }])
    phone.following.stayAwake(true)
    await phone.settle()
    await phone.wait()
    expect(phone.pauses).toEqual([4_000, 30_000])
  })
})

/** A phone whose waiting is done by hand, and a server that gives these answers, the last one for ever. */
function phoneWith(answers: readonly GuestAnswer[]) {
  const tags: (string | null)[] = []
  const pauses: number[] = []
  let next = (): void => undefined
  const following = followPage({
    async read(tag) {
      tags.push(tag)
      return answers[Math.min(tags.length, answers.length) - 1] ?? lost
    },
    later(call, ms) {
      pauses.push(ms)
      next = call
      return () => undefined
    },
  })
  const settle = async () => {
    for (let turns = 0; turns < 5; turns++) await Promise.resolve()
  }
  return {
    following,
    tags,
    pauses,
    state: () => following.store.getState(),
    settle,
    async wait() {
      next()
      await settle()
    },
  }
}
