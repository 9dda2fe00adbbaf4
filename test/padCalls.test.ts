import type { Device } from '@passline/shared/api'
import type { ShopEvent } from '@passline/shared/event'
import type { KnownPadCall, ListedPadCall } from '@passline/shared/padCallApi'
import type { Role } from '@passline/shared/role'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, actorWith, agreed, refused } from './support/actors.ts'
import { serve, startTestApp, type TestApp, type TestShop } from './support/app.ts'
import { rowOf, setRule } from './support/messageRows.ts'
import { openScreen } from './support/screen.ts'

let app: TestApp
let shop: TestShop
let manager: Actor
let waiter: Actor
let at: string
/** A pad of the test's own, in 802. */
let pad: Actor
let padId: string

beforeAll(async () => {
  app = await startTestApp()
  shop = app.shop
  manager = shop.staff.manager
  waiter = shop.staff.waiter
  at = `/v1/shops/${shop.id}`
})

beforeEach(async () => {
  const open = await callsSeenBy(manager)
  for (const { id } of open) await agreed(step(manager, 'cancel', id))
  const { device, actor } = await added('平板', 'roomPad', '802')
  pad = actor
  padId = device.id
})

afterAll(() => app.stop())

describe('a guest', () => {
  test('[M9] calls from the pad, and the staff of the shop see who calls from where', async () => {
    const screen = await openScreen(waiter)
    const { rev, padCall } = await agreed(call(pad, 'water'))
    expect(padCall).toEqual({
      id: padCall.id,
      kind: 'water',
      text: '',
      place: { kind: 'room', id: '802', name: '802' },
      accountId: padId,
      askedAt: app.clock.at,
      takenBy: null,
      takenAt: null,
      endedAt: null,
      endedHow: null,
    })
    await screen.showsRev(rev)
    const { endedAt: _, endedHow: __, ...open } = padCall
    expect([...screen.state.padCalls.values()]).toEqual([open])
    for (const actor of [pad, waiter, shop.staff.cashier, shop.staff.technician]) expect(await callsSeenBy(actor)).toEqual([padCall])
    screen.close()
  })

  test('[M9] who is impatient calls nobody twice: the same call is open still', async () => {
    const { rev, padCall } = await agreed(call(pad, 'bill'))
    const answers = await Promise.all(Array.from({ length: 5 }, () => agreed(call(pad, 'bill'))))
    for (const answer of answers) expect(answer.padCall).toEqual(padCall)
    expect(await eventsSince(rev)).toEqual([])
    await agreed(step(waiter, 'done', padCall.id))
    expect((await agreed(call(pad, 'bill'))).padCall.id).not.toBe(padCall.id)
  })

  test('may call for something else meanwhile, in own words, and the same words are the same call', async () => {
    expect(await refused(call(pad, 'other'))).toMatchObject({ status: 400, code: 'invalid' })
    expect(await refused(call(pad, 'other', '  '))).toMatchObject({ status: 400, code: 'invalid' })
    const { padCall: chopsticks } = await agreed(call(pad, 'other', '要一双筷子'))
    const { padCall: blanket } = await agreed(call(pad, 'other', '要一条毯子'))
    expect((await agreed(call(pad, 'other', '要一双筷子 '))).padCall).toEqual(chopsticks)
    expect((await callsSeenBy(pad)).map(({ id }) => id)).toEqual([blanket.id, chopsticks.id])
  })

  test('has at most ten open calls', async () => {
    for (let each = 1; each <= 10; each++) await agreed(call(pad, 'other', `第${each}次`))
    expect(await refused(call(pad, 'waiter'))).toMatchObject({ status: 409, code: 'tooManyCalls' })
    const [newest] = await callsSeenBy(pad)
    await agreed(step(pad, 'cancel', newest?.id ?? ''))
    await agreed(call(pad, 'waiter'))
  })

  test('[M9] takes a call back, and taking it back again changes nothing', async () => {
    const { rev, padCall } = await agreed(call(pad, 'waiter'))
    const { padCall: over } = await agreed(step(pad, 'cancel', padCall.id))
    expect(over).toEqual({ ...padCall, endedAt: app.clock.at, endedHow: 'cancelled' })
    expect((await agreed(step(pad, 'cancel', padCall.id))).padCall).toEqual(over)
    expect((await agreed(step(waiter, 'done', padCall.id))).padCall).toEqual(over)
    expect(await eventsSince(rev)).toEqual([['padCallCancelled', { padCallId: padCall.id }]])
    expect(await callsSeenBy(waiter)).toEqual([])
    expect(await callsSeenBy(pad)).toEqual([over])
  })

  test('sees the own calls only, and takes back no other’s', async () => {
    const neighbour = (await added('隔壁', 'roomPad', '803')).actor
    const sameRoom = (await added('第二块', 'roomPad', '802')).actor
    const { padCall } = await agreed(call(pad, 'waiter'))
    for (const other of [neighbour, sameRoom]) {
      expect(await callsSeenBy(other)).toEqual([])
      expect(await refused(step(other, 'cancel', padCall.id))).toMatchObject({ status: 404, code: 'notFound' })
    }
    expect(await callsSeenBy(pad)).toEqual([padCall])
  })

  test('[M1] whose pad moves shows nothing of the room it came from; calls keep the room they were made in', async () => {
    const { padCall: ofFirst } = await agreed(call(pad, 'water'))
    await agreed(manager.call('PUT', `${at}/devices/${padId}/place`, { place: { kind: 'room', id: '803' } }))
    expect(await callsSeenBy(pad)).toEqual([])
    expect(await refused(step(pad, 'cancel', ofFirst.id))).toMatchObject({ status: 404, code: 'notFound' })
    const { padCall: ofSecond } = await agreed(call(pad, 'water'))
    expect(ofSecond.place).toEqual({ kind: 'room', id: '803', name: '803' })
    expect(await callsSeenBy(pad)).toEqual([ofSecond])
    expect(await callsSeenBy(waiter)).toEqual([ofFirst, ofSecond])
  })

  test('in a room that is taken from the shop calls nobody', async () => {
    await agreed(manager.savePlace('room', '899', { name: '899' }))
    const { actor } = await added('平板', 'roomPad', '899')
    await agreed(manager.removePlace('room', '899'))
    expect(await refused(call(actor, 'waiter'))).toMatchObject({ status: 422, code: 'unknownPlace' })
  })

  test('sees the newest twenty', async () => {
    for (let each = 1; each <= 22; each++) await agreed(step(pad, 'cancel', (await agreed(call(pad, 'other', `第${each}次`))).padCall.id))
    const texts = (await callsSeenBy(pad)).map(({ text }) => text)
    expect(texts).toEqual(Array.from({ length: 20 }, (_, index) => `第${22 - index}次`))
  })
})

describe('the staff', () => {
  test('[M9] of ten waiters who take a call at once one goes, and the others are told who', async () => {
    const waiters = await Promise.all(Array.from({ length: 10 }, (_, index) => added(`服务员${index}`, 'waiter')))
    const screen = await openScreen(waiter)
    const { rev, padCall } = await agreed(call(pad, 'waiter'))
    const answers = await Promise.all(waiters.map(({ actor }) => step(actor, 'take', padCall.id)))
    const winner = waiters[answers.findIndex(({ status }) => status === 200)]?.device
    const by = { deviceId: winner?.id, name: winner?.name }
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)])
    for (const { status, body } of answers) {
      if (status === 200) expect(body).toMatchObject({ padCall: { id: padCall.id, takenBy: by, takenAt: app.clock.at, endedAt: null } })
      else expect(body).toMatchObject({ code: 'alreadyTaken', detail: `${by.name} has taken this call.` })
    }
    expect(await eventsSince(rev)).toEqual([['padCallTaken', { padCallId: padCall.id, by }]])
    await screen.showsRev(rev + 1)
    expect(screen.state.padCalls.get(padCall.id)?.takenBy).toEqual(by)
    expect(await callsSeenBy(pad)).toMatchObject([{ id: padCall.id, takenBy: by }])
    screen.close()
  })

  test('[M9] who took a call and says so again changes nothing', async () => {
    const { padCall } = await agreed(call(pad, 'waiter'))
    const first = await agreed(step(waiter, 'take', padCall.id))
    expect((await agreed(step(waiter, 'take', padCall.id))).padCall).toEqual(first.padCall)
    expect(await eventsSince(first.rev)).toEqual([])
  })

  test('[M9] anybody of them says that it is done, taken or not, and all at once say it once', async () => {
    const { rev, padCall } = await agreed(call(pad, 'water'))
    await agreed(step(waiter, 'take', padCall.id))
    const { cashier, technician } = shop.staff
    const answers = await Promise.all([cashier, technician, waiter, manager].map((actor) => agreed(step(actor, 'done', padCall.id))))
    for (const answer of answers) expect(answer.padCall).toMatchObject({ id: padCall.id, endedAt: app.clock.at, endedHow: 'done' })
    expect((await eventsSince(rev)).map(([name]) => name)).toEqual(['padCallTaken', 'padCallDone'])
    expect(await callsSeenBy(waiter)).toEqual([])
    expect(await refused(step(waiter, 'take', padCall.id))).toMatchObject({ status: 409, code: 'padCallEnded' })
    expect(await refused(step(shop.staff.cashier, 'take', padCall.id))).toMatchObject({ status: 409, code: 'padCallEnded' })
  })

  test('[M9] on two servers: one goes, and what one server ended the other knows', async () => {
    const second = await serve(app.database.url, { clock: app.clock })
    try {
      const there = actorWith({ ...shop.staff.cashier, base: `http://127.0.0.1:${second.port}` })
      for (let round = 0; round < 5; round++) {
        const { rev, padCall } = await agreed(call(pad, 'waiter'))
        const answers = await Promise.all([step(waiter, 'take', padCall.id), step(there, 'take', padCall.id)])
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
        await Promise.all([agreed(step(waiter, 'done', padCall.id)), agreed(step(there, 'done', padCall.id))])
        expect(await refused(step(there, 'take', padCall.id))).toMatchObject({ code: 'padCallEnded' })
        expect((await eventsSince(rev)).map(([name]) => name)).toEqual(['padCallTaken', 'padCallDone'])
      }
    } finally {
      await second.stop()
    }
  })

  test('clean a room: what its guest called for is over, a call to clean it is done, other rooms wait still', async () => {
    const neighbour = (await added('隔壁', 'roomPad', '803')).actor
    const { padCall: elsewhere } = await agreed(call(neighbour, 'clean'))
    const { padCall: clean } = await agreed(call(pad, 'clean'))
    const { rev, padCall: water } = await agreed(call(pad, 'water'))
    await agreed(shop.staff.cashier.cleanRoom('802'))
    const by = { deviceId: shop.devices.cashier.id, name: shop.devices.cashier.name }
    expect(await eventsSince(rev)).toEqual([
      ['padCallDone', { padCallId: clean.id, by }],
      ['padCallCancelled', { padCallId: water.id }],
    ])
    expect(await callsSeenBy(waiter)).toEqual([elsewhere])
    // The next guest does not see what the last one called for.
    expect(await callsSeenBy(pad)).toEqual([])
  })

  test('of another shop have nothing to do with it', async () => {
    const theirs = await app.addShop('xihu')
    const { padCall } = await agreed(call(pad, 'waiter'))
    for (const verb of ['take', 'done', 'cancel'] as const) {
      expect(await refused(step(theirs.staff.waiter, verb, padCall.id))).toMatchObject({ status: 403, code: 'forbidden' })
      const own = `/v1/shops/xihu/pad-calls/${padCall.id}/${verb}`
      expect(await refused(theirs.staff.waiter.call('POST', own))).toMatchObject({ status: 404, code: 'notFound' })
    }
    expect(await callsSeenBy(waiter)).toEqual([padCall])
  })
})

describe('a call that nobody answers', () => {
  test('[M9] was passed on when the rule of the shop has had it told to another channel, and not before', async () => {
    const rare = await app.addShop('rare')
    await setRule(rare, 'padCall/none/waiter', { escalate: { channel: 'cashier', after: 300 } })
    const { padCall } = await agreed(callIn(rare))
    const toCashier = { event: 'padCall', channel: 'cashier', isEscalation: true }
    await rowOf(app, rare, { ...toCashier, status: 'pending' })
    app.clock.pass(299_999)
    expect(await listFor(rare, rare.staff.roomPad)).toEqual([{ ...padCall, passedOnAt: null }])
    app.clock.pass(1)
    await rowOf(app, rare, { ...toCashier, status: 'sent' })
    const passedOn = { ...padCall, passedOnAt: app.clock.at }
    for (const actor of [rare.staff.roomPad, rare.staff.waiter]) expect(await listFor(rare, actor)).toEqual([passedOn])
  })

  test('[M9] is never said to have been passed on in a shop that passes none on', async () => {
    const calm = await app.addShop('calm')
    await setRule(calm, 'padCall/none/waiter', { escalate: null, times: 2, interval: 60 })
    const { padCall } = await agreed(callIn(calm))
    await rowOf(app, calm, { event: 'padCall', repetition: 1, status: 'sent' })
    app.clock.pass(60_000)
    await rowOf(app, calm, { event: 'padCall', repetition: 2, status: 'sent' })
    expect(await listFor(calm, calm.staff.roomPad)).toEqual([{ ...padCall, passedOnAt: null }])
  })

  function callIn({ id, staff }: TestShop) {
    return staff.roomPad.call<Saved>('POST', `/v1/shops/${id}/pad-calls`, { kind: 'water' })
  }
})

test('an open call outlives the server', async () => {
  const { padCall } = await agreed(call(pad, 'water'))
  const { padCall: taken } = await agreed(step(waiter, 'take', padCall.id))
  await app.restart()
  expect(await callsSeenBy(waiter)).toEqual([taken])
  expect(await refused(step(shop.staff.cashier, 'take', padCall.id))).toMatchObject({ code: 'alreadyTaken' })
})

interface Saved {
  rev: number
  padCall: KnownPadCall
}

function call(from: Actor, kind: string, text = '') {
  return from.call<Saved>('POST', `${at}/pad-calls`, { kind, text })
}

function step(actor: Actor, verb: 'take' | 'done' | 'cancel', id: string) {
  return actor.call<Saved>('POST', `${at}/pad-calls/${id}/${verb}`)
}

async function callsSeenBy(actor: Actor): Promise<KnownPadCall[]> {
  return (await listFor(shop, actor)).map(({ passedOnAt: _, ...call }) => call)
}

async function listFor({ id }: TestShop, actor: Actor): Promise<ListedPadCall[]> {
  return (await agreed(actor.call<{ padCalls: ListedPadCall[] }>('GET', `/v1/shops/${id}/pad-calls`))).padCalls
}

/** What happened to calls after a position. */
async function eventsSince(rev: number): Promise<[ShopEvent['name'], object][]> {
  const { events } = await agreed(manager.events(rev))
  return events.filter(({ name }) => name.startsWith('padCall')).map(({ name, data }) => [name, data])
}

async function added(name: string, role: Role, room?: string): Promise<{ device: Device; actor: Actor }> {
  const place = room === undefined ? null : { kind: 'room' as const, id: room as never }
  const { device, token } = await agreed(manager.addDevice({ name, role: role as 'waiter', place }))
  return { device, actor: actorWith({ base: app.base, shopId: shop.id, role, token }) }
}
