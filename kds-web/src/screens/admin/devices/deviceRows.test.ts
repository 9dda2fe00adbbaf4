import type { Device } from '@passline/shared/api'
import { presenceAnswer } from '@passline/shared/presence'
import { expect, test } from 'vitest'
import { deviceRows } from './deviceRows.ts'

const AT = '2026-03-06T11:00:00.000Z'
const [KITCHEN, TILL, GONE] = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`)
const PAGES = [1, 2].map((n) => `00000000-0000-4000-8000-00000000000${n}`)

const device = (id: string | undefined, role: Device['role'], revokedAt: string | null = null) =>
  ({ id, shopId: 'binjiang', name: role, role, place: null, accountId: null, zone: null, addedAt: AT, revokedAt }) as Device
const report = (painted: number, visible: boolean, sound: string, stations: string[] | null) => ({
  painted,
  stations,
  visible,
  sound,
  voice: 'device',
  lastSpokenAt: null,
})

const there = presenceAnswer.parse({
  at: AT,
  presence: { screens: {}, uncovered: [], announcers: { kitchen: PAGES[1] }, silentZones: [] },
  warnings: [],
  devices: [
    {
      deviceId: KITCHEN,
      name: 'kitchen',
      role: 'kitchen',
      zone: 'kitchen',
      onlineSince: AT,
      lastSeen: AT,
      sessions: [
        { session: PAGES[0], zone: 'kitchen', onlineSince: AT, report: report(7, false, 'locked', ['hot']) },
        { session: PAGES[1], zone: 'kitchen', onlineSince: AT, report: report(9, true, 'on', ['cold', 'hot']) },
      ],
    },
  ],
})

test('a device with two pages is as good as the better one; revoked devices are gone; a device that never came has nothing', () => {
  const rows = deviceRows([device(TILL, 'cashier'), device(GONE, 'board', AT), device(KITCHEN, 'kitchen')], there)
  expect(rows.map((row) => row.device.role)).toEqual(['kitchen', 'cashier'])
  expect(rows[0]).toMatchObject({ pages: 2, sound: 'on', stations: ['hot', 'cold'], painted: 9, isHidden: false, speaks: true })
  expect(rows[1]).toMatchObject({ pages: 0, sound: null, stations: null, painted: null, onlineSince: null, lastSeen: null, speaks: false })
})
