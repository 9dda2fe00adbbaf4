import 'fake-indexeddb/auto'
import type { ShopEvent } from '@passline/shared/event'
import type { CallId, PlaceId } from '@passline/shared/ids'
import type { MessagePush } from '@passline/shared/message'
import { expect, test, vi } from 'vitest'
import { type KeptStore, memoryKept, openKeptStore } from '../api/keptStore.ts'
import { push } from '../fixtures/message.ts'
import { at, DEVICE, goods, goodsId, NOON, order, SHOP, shopState } from '../fixtures/shop.ts'
import { createInbox } from './inbox.ts'
import { MOST_MESSAGES } from './keptMessages.ts'
import { createLiveStore } from './liveStore.ts'

/** A kitchen screen at noon whose order 1 has one waiting line, goods 11. */
function screen(kept: Promise<KeptStore> = Promise.resolve(memoryKept())) {
  const live = createLiveStore()
  const { store } = live
  let now = NOON
  let isClockSet = true
  const inbox = createInbox({ store, kept, now: () => now, isClockSet: () => isClockSet })
  store.setState({ self: { shopId: SHOP, deviceId: DEVICE, deviceName: 'kitchen', role: 'kitchen', zone: 'kitchen', place: null } })
  return {
    inbox,
    ids: () => store.getState().messages.map((each) => each.id),
    get: () => store.getState(),
    show(status: 'waiting' | 'making', provenMs: number) {
      live.setBase(shopState(1, [order(1, [goods(11, { status })])]), 'e1')
      live.setProven(NOON + provenMs)
    },
    standIn(room: string) {
      const place = { kind: 'room' as const, id: room as PlaceId }
      store.setState({ self: { shopId: SHOP, deviceId: DEVICE, deviceName: 'pad', role: 'roomPad', zone: `device ${DEVICE}`, place } })
    },
    connect: () => live.setConnection({ phase: 'live' }),
    later: (ms: number) => {
      now += ms
    },
    clockUnset: () => {
      isClockSet = false
    },
  }
}

const known = (...messages: MessagePush[]) => messages.map((each) => each.id)

test('[M6] a message that was seen is acknowledged again and kept once', async () => {
  const { inbox, ids, later } = screen()
  expect(await inbox.receive(push(1))).toBe(true)
  expect(await inbox.receive(push(1))).toBe(true)
  expect(ids()).toEqual(known(push(1)))
  later(60_000)
  inbox.sweep()
  expect(await inbox.receive(push(1, { expiresAt: at(3_600_000) }))).toBe(true)
  expect(ids()).toEqual([])
})

test('messages stand in the order in which they were sent', async () => {
  const { inbox, ids } = screen()
  const later = push(1, { sentAt: at(2_000) })
  const earlier = push(2, { sentAt: at(1_000) })
  await inbox.receive(later)
  await inbox.receive(earlier)
  expect(ids()).toEqual(known(earlier, later))
})

test('it is acknowledged only after it is kept', async () => {
  let keep: () => void = () => undefined
  const slow: KeptStore = { ...memoryKept(), put: () => new Promise((kept) => (keep = kept)) }
  const { inbox, ids } = screen(Promise.resolve(slow))
  const acknowledged = vi.fn()
  const receiving = inbox.receive(push(1)).then(acknowledged)
  await vi.waitFor(() => expect(ids()).toHaveLength(1))
  expect(acknowledged).not.toHaveBeenCalled()
  keep()
  await receiving
  expect(acknowledged).toHaveBeenCalledWith(true)
})

test('what cannot be read is not acknowledged', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { inbox, ids } = screen()
  expect(await inbox.receive({ ...push(1), msgType: 9 })).toBe(false)
  expect(ids()).toEqual([])
  quiet.mockRestore()
})

test('a refresh needs no inbox', async () => {
  const { inbox, ids } = screen()
  expect(await inbox.receive(push(1, { msgType: 2, content: null }))).toBe(true)
  expect(ids()).toEqual([])
})

test('[M7] a message goes when the server’s time has passed its end', async () => {
  const { inbox, ids, later } = screen()
  await inbox.receive(push(1))
  later(59_999)
  inbox.sweep()
  expect(ids()).toHaveLength(1)
  later(1)
  inbox.sweep()
  expect(ids()).toEqual([])
})

test('a device that does not know the time yet lets nothing expire', async () => {
  const { inbox, ids, later, clockUnset } = screen()
  clockUnset()
  later(86_400_000)
  await inbox.receive(push(1))
  inbox.sweep()
  expect(ids()).toHaveLength(1)
})

test('a message that waited on the server came in now, and none before it was sent', async () => {
  const { inbox, get } = screen()
  await inbox.receive(push(1, { sentAt: at(-25_000) }))
  await inbox.receive(push(2, { sentAt: at(5_000) }))
  expect(get().messages.map((each) => each.receivedAt)).toEqual([NOON, NOON + 5_000])
})

test('[M1] a pad that was carried away drops what is about the room it came from', async () => {
  const { inbox, ids, standIn } = screen()
  const of = (id: string) => ({ channel: 'roomPad' as const, place: { kind: 'room' as const, id: id as PlaceId, name: id } })
  standIn('801')
  await inbox.receive(push(1, of('801')))
  await inbox.receive(push(2, of('802')))
  await inbox.receive(push(3, { channel: 'roomPad' }))
  expect(ids()).toEqual(known(push(1), push(3)))
  standIn('802')
  inbox.sweep()
  expect(ids()).toEqual(known(push(3)))
})

test('a screen of the staff keeps what is about any room', async () => {
  const { inbox, ids } = screen()
  await inbox.receive(push(1, { place: { kind: 'room', id: '801' as PlaceId, name: '801' } }))
  expect(ids()).toEqual(known(push(1)))
})

test('a message about goods goes when they have gone on', async () => {
  const { inbox, ids, show } = screen()
  await inbox.receive(push(1, { goodsIds: [goodsId(11)] }))
  show('waiting', 1_000)
  inbox.sweep()
  expect(ids()).toHaveLength(1)
  show('making', 2_000)
  inbox.sweep()
  expect(ids()).toEqual([])
})

test('a state from before the message does not end it', async () => {
  const { inbox, ids, show } = screen()
  show('making', 0)
  await inbox.receive(push(1, { goodsIds: [goodsId(11)], sentAt: at(1) }))
  inbox.sweep()
  expect(ids()).toHaveLength(1)
})

test.each(['callAnswered', 'callCancelled'] as const)('[M9] %s takes every repetition away, also those that come later', async (name) => {
  const { inbox, ids } = screen()
  const callId = push(1).callId
  const by = { deviceId: DEVICE, name: '小林' }
  await inbox.receive(push(1))
  await inbox.receive(push(2, { callId }))
  await inbox.receive(push(3))
  inbox.happened([{ rev: 1, at: at(0), actor: 'server', name, data: name === 'callAnswered' ? { callId, by } : { callId } } as ShopEvent])
  expect(ids()).toEqual(known(push(3)))
  expect(await inbox.receive(push(4, { callId }))).toBe(true)
  expect(ids()).toEqual(known(push(3)))
})

test('what was kept is there after a reload, with what was done with it, and is not taken twice', async () => {
  const before = screen(openKeptStore('inbox-reload'))
  await before.inbox.receive(push(1))
  await before.inbox.receive(push(2))
  before.inbox.note('spokenAt', [push(1).id])
  before.inbox.close([push(2).callId])
  await vi.waitFor(async () => expect(await (await openKeptStore('inbox-reload')).all()).toMatchObject([{ spokenAt: NOON }]))
  const after = screen(openKeptStore('inbox-reload'))
  await after.inbox.start()
  expect(after.get().messages).toMatchObject([{ id: push(1).id, spokenAt: NOON, shownAt: null }])
  await after.inbox.receive(push(1))
  expect(after.ids()).toHaveLength(1)
})

test('what the server does not send again to the new page was taken back', async () => {
  const before = screen(openKeptStore('inbox-withdrawn'))
  const lasting = { expiresAt: at(3_600_000) }
  await before.inbox.receive(push(1, lasting))
  await before.inbox.receive(push(2, lasting))
  const after = screen(openKeptStore('inbox-withdrawn'))
  await after.inbox.start()
  after.later(60_000)
  after.inbox.sweep()
  expect(after.ids()).toHaveLength(2)
  after.connect()
  after.inbox.sweep()
  await after.inbox.receive(push(1, lasting))
  after.later(20_001)
  after.inbox.sweep()
  expect(after.ids()).toEqual(known(push(1)))
})

test('what an older page kept and cannot be read is passed over', async () => {
  const kept = memoryKept()
  await kept.put('x', { id: 'x' })
  const { inbox, ids } = screen(Promise.resolve(kept))
  await inbox.start()
  expect(ids()).toEqual([])
})

test('it keeps only so many, the newest', async () => {
  const { inbox, ids } = screen()
  for (let number = 1; number <= MOST_MESSAGES + 1; number++) await inbox.receive(push(number, { sentAt: at(number) }))
  expect(ids()).toHaveLength(MOST_MESSAGES)
  expect(ids()[0]).toBe(push(2).id)
})

test('answered calls stay answered after a reload', async () => {
  const { inbox, ids } = screen()
  inbox.close([push(1).callId as CallId])
  await inbox.receive(push(1))
  expect(ids()).toEqual([])
})
