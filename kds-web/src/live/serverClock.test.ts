import { expect, test } from 'vitest'
import { createServerClock } from './serverClock.ts'

const SERVER = 1_900_000_000_000

function clockAt(start = 1_000) {
  const device = { monotonic: start, wall: 5 }
  const clock = createServerClock(
    () => device.monotonic,
    () => device.wall,
  )
  return { clock, device }
}

test('[K22] the offset is the middle of the round trip, whatever the wall clock of the device says', () => {
  const { clock, device } = clockAt()
  clock.roundTrip({ sentAt: 1_000, receivedAt: 1_040, serverAt: SERVER })
  device.monotonic = 1_040
  expect(clock.now()).toBe(SERVER + 20)
})

test('[K22] setting the wall clock changes nothing', () => {
  const { clock, device } = clockAt()
  clock.roundTrip({ sentAt: 1_000, receivedAt: 1_000, serverAt: SERVER })
  device.monotonic = 61_000
  device.wall = 9_999_999_999_999
  expect(clock.now()).toBe(SERVER + 60_000)
})

test('a slow round trip does not spoil what fast ones have told', () => {
  const { clock, device } = clockAt()
  clock.roundTrip({ sentAt: 1_000, receivedAt: 1_010, serverAt: SERVER + 5 })
  clock.roundTrip({ sentAt: 2_000, receivedAt: 2_012, serverAt: SERVER + 1_006 })
  clock.roundTrip({ sentAt: 3_000, receivedAt: 7_000, serverAt: SERVER + 2_010 })
  device.monotonic = 7_000
  expect(clock.now()).toBe(SERVER + 6_000)
})

test('of several equally fast round trips the middle one counts', () => {
  const { clock, device } = clockAt(0)
  for (const error of [0, 300, 2]) clock.roundTrip({ sentAt: 0, receivedAt: 10, serverAt: SERVER + 5 + error })
  device.monotonic = 10
  expect(clock.now()).toBe(SERVER + 12)
})

test('a push cannot have been sent after it arrived, so it corrects a clock that is behind', () => {
  const { clock, device } = clockAt()
  clock.roundTrip({ sentAt: 1_000, receivedAt: 1_000, serverAt: SERVER })
  clock.heard(SERVER + 3_600_000, 2_000)
  device.monotonic = 2_000
  expect(clock.now()).toBe(SERVER + 3_600_000)
})

test('a push that was long on its way changes nothing', () => {
  const { clock, device } = clockAt()
  clock.roundTrip({ sentAt: 1_000, receivedAt: 1_000, serverAt: SERVER })
  clock.heard(SERVER + 500, 2_000)
  device.monotonic = 2_000
  expect(clock.now()).toBe(SERVER + 1_000)
})

test('[K22] after the machine slept, one exchange sets it right although the monotonic clock stood still', () => {
  const { clock, device } = clockAt()
  clock.roundTrip({ sentAt: 1_000, receivedAt: 1_002, serverAt: SERVER })
  clock.forget()
  clock.roundTrip({ sentAt: 2_000, receivedAt: 2_100, serverAt: SERVER + 28_800_000 })
  device.monotonic = 2_050
  expect(clock.now()).toBe(SERVER + 28_800_000)
})

test('[K22] a push that was on its way while the machine slept does not set the clock back', () => {
  const { clock, device } = clockAt()
  clock.roundTrip({ sentAt: 1_000, receivedAt: 1_000, serverAt: SERVER })
  clock.forget()
  clock.heard(SERVER + 2_000, 603_000)
  device.monotonic = 603_000
  expect(clock.now()).toBe(SERVER + 602_000)
})

test('the clock follows a slow drift, because old round trips are forgotten', () => {
  const { clock, device } = clockAt(0)
  clock.roundTrip({ sentAt: 0, receivedAt: 2, serverAt: SERVER + 1 })
  clock.roundTrip({ sentAt: 700_000, receivedAt: 700_010, serverAt: SERVER + 700_000 - 60 })
  device.monotonic = 700_005
  expect(clock.now()).toBe(SERVER + 700_000 - 60)
})

test('before the first exchange the device is believed', () => {
  const { clock } = clockAt()
  expect(clock.isSet()).toBe(false)
  expect(clock.now()).toBe(5)
})

test('[K22] until the first exchange it is as far off the device’s clock as it was found the last time', () => {
  const { clock } = clockAt()
  clock.guess(7_200_000)
  expect([clock.isSet(), clock.now()]).toEqual([false, 7_200_005])
  clock.roundTrip({ sentAt: 1_000, receivedAt: 1_000, serverAt: SERVER })
  expect(clock.isSet()).toBe(true)
})
