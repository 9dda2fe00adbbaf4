import type { DeviceId } from '@passline/shared/ids'
import type { ReplayDevice } from '@passline/shared/replayApi'
import { expect, test } from 'vitest'
import { DEVICE, id, minute, NOON } from '../../fixtures/shop.ts'
import { isUnwatched } from './isUnwatched.ts'

const OTHER = id(2) as DeviceId
const device = (deviceId: DeviceId, change: Partial<ReplayDevice> = {}): ReplayDevice => ({
  id: deviceId,
  name: '',
  role: 'kitchen',
  addedAt: minute(-1000),
  revokedAt: null,
  ...change,
})
const gap = (deviceId: DeviceId, from: number, to: number | null) => ({
  deviceId,
  from: minute(from),
  to: to === null ? null : minute(to),
})
const minutesOf = (past: Parameters<typeof isUnwatched>[0]) =>
  [0, 5, 10, 15, 20].filter((minutes) => isUnwatched(past, NOON + minutes * 60_000))

test('the wall is on no screen while every screen of the kitchen is gone, from when the last one goes until the first is back', () => {
  const devices = [device(DEVICE), device(OTHER)]
  expect(minutesOf({ devices, gaps: [gap(DEVICE, -60, 15), gap(OTHER, 5, 20)] })).toEqual([5, 10])
  expect(minutesOf({ devices, gaps: [gap(DEVICE, -60, null)] })).toEqual([])
  expect(minutesOf({ devices, gaps: [gap(DEVICE, 10, null), gap(OTHER, -60, null)] })).toEqual([10, 15, 20])
})

test('screens of others do not show the wall, and their gaps say nothing of it', () => {
  expect(minutesOf({ devices: [device(DEVICE), device(OTHER, { role: 'pass' })], gaps: [gap(DEVICE, 5, 15)] })).toEqual([5, 10])
  expect(minutesOf({ devices: [device(DEVICE), device(OTHER, { role: 'pass' })], gaps: [gap(OTHER, 0, null)] })).toEqual([])
  expect(minutesOf({ devices: [device(OTHER, { role: 'pass' })], gaps: [gap(OTHER, 0, null)] })).toEqual([])
})

test('a screen counts from when it was added until it was revoked', () => {
  const gaps = [gap(DEVICE, 0, null)]
  expect(minutesOf({ devices: [device(DEVICE), device(OTHER, { addedAt: minute(10) })], gaps })).toEqual([0, 5])
  expect(minutesOf({ devices: [device(DEVICE), device(OTHER, { revokedAt: minute(10) })], gaps })).toEqual([10, 15, 20])
})
