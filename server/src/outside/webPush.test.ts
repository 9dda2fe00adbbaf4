import { createECDH, randomBytes } from 'node:crypto'
import { Agent } from 'node:https'
import { type AddressInfo, createServer, type Server } from 'node:net'
import type { VapidKeys } from '@passline/shared/pushApi'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { publicLookup } from './publicLookup.ts'
import { webPush } from './webPush.ts'

const OPTIONS = { ttlSeconds: 60, topic: 'room-801', urgency: 'high' } as const
const keys: VapidKeys = webPush.makeKeys()
const usual = { keys, contact: 'mailto:passline@example.com', log: pino({ level: 'silent' }) }
const phone = {
  p256dh: createECDH('prime256v1').generateKeys('base64url'),
  auth: randomBytes(16).toString('base64url'),
}

let door: Server
let knocks = 0
let endpoint: string

beforeAll(async () => {
  door = createServer((socket) => {
    knocks += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  endpoint = `https://localhost:${(door.address() as AddressInfo).port}/phones/1`
})

beforeEach(() => {
  knocks = 0
})

afterAll(() => new Promise((resolve) => door.close(resolve)))

test('a name that stands for this machine is not called, whatever it looks like', async () => {
  expect(await webPush(usual).send({ endpoint, keys: phone }, '{}', OPTIONS)).toBe('failed')
  expect(knocks).toBe(0)
  // Without the guard it would have been.
  expect(await webPush({ ...usual, agent: new Agent() }).send({ endpoint, keys: phone }, '{}', OPTIONS)).toBe('failed')
  expect(knocks).toBe(1)
})

test('keys that are no keys fail, and nobody is called', async () => {
  const nonsense = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) }
  expect(await webPush({ ...usual, agent: new Agent() }).send({ endpoint, keys: nonsense }, '{}', OPTIONS)).toBe('failed')
  expect(knocks).toBe(0)
})

test.each([
  '10.1.2.3',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  'fe80::1',
  'fd00::1',
  '64:ff9b::a00:1',
])('%s is an address of somebody’s own', async (address) => {
  expect(await found(address, true)).toMatchObject({ code: 'ENOTPUBLIC' })
  expect(await found(address, false)).toMatchObject({ code: 'ENOTPUBLIC' })
})

test.each([
  ['142.250.1.95', 4],
  ['172.32.0.1', 4],
  ['2a00:1450:4001:81b::200a', 6],
] as const)('%s is an address of the open internet', async (address, family) => {
  expect(await found(address, true)).toEqual([{ address, family }])
  expect(await found(address, false)).toBe(address)
})

function found(address: string, all: boolean): Promise<unknown> {
  return new Promise((resolve) => publicLookup(address, { all }, (error, addresses) => resolve(error ?? addresses)))
}
