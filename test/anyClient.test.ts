import { readFileSync } from 'node:fs'
import { HEARTBEAT_MS } from '@passline/shared/protocol'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Actor, agreed } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { takeAwayOrder } from './support/make.ts'
import { openScreen } from './support/screen.ts'
import { until } from './support/until.ts'
import { openWire, type WireClient } from './support/wireClient.ts'

type Batch = { head: number; events: { rev: number; name: string }[] }

/** A frame of a conversation on the documentation's page. */
interface Frame {
  isSent: boolean
  text: string
}

const page = readFileSync(new URL('../docs/live-feed.md', import.meta.url), 'utf8')
let app: TestApp
let kitchen: Actor
const wires: WireClient[] = []

beforeAll(async () => {
  app = await startTestApp()
  kitchen = app.shop.staff.kitchen
})

afterEach(() => {
  for (const wire of wires.splice(0)) wire.end()
})

afterAll(() => app?.stop())

test('the conversations in docs/live-feed.md go as they are written there', async () => {
  const conversations = conversationsOf(page)
  expect(conversations.map((frames) => frames.length)).toEqual([12, 6, 3])
  for (const frames of conversations) {
    const { rev, epoch } = await agreed(kitchen.snapshot())
    const { program } = app.shop.staff
    const known = {
      TOKEN: program.token,
      KITCHEN: kitchen.token,
      EPOCH: epoch,
      SHOP: kitchen.shopId,
      REV: String(rev),
      HEAD: String(rev + 1),
    }
    await agreed(app.shop.staff.cashier.place(takeAwayOrder()))
    const wire = await open()
    let read = 0
    for (const { isSent, text } of frames) {
      const filled = text.replace(/TOKEN|KITCHEN|EPOCH|SHOP|REV|HEAD/g, (name) => known[name as keyof typeof known])
      if (isSent) wire.send(filled)
      else {
        const came = await until(() => wire.frames[read], HEARTBEAT_MS + 10_000)
        expect(came).toMatch(patternOf(filled))
        read += 1
      }
    }
  }
}, 60_000)

test('a client made by hand follows from a rev, loses the line at any moment, and gets every event once', async () => {
  const { rev: begun, epoch } = await agreed(kitchen.snapshot())
  const evening = Promise.all(Array.from({ length: 4 }, () => orders(40)))
  let last = begun
  const revs: number[] = []
  const target = begun + 160
  while (last < target) {
    const wire = await open()
    expect(await wire.join({ token: kitchen.token })).toMatch(/^40\{"sid":/)
    expect(await wire.ask('subscribe', { protocol: 1, epoch, since: last })).toMatchObject({ state: 'live' })
    const wanted = Math.min(last + 25, target)
    await until(() => revsOf(wire).some((each) => each >= wanted), 30_000)
    wire.end()
    revs.push(...revsOf(wire))
    last = revs.at(-1) ?? last
  }
  await evening
  expect(revs).toEqual(Array.from({ length: 160 }, (_, at) => begun + 1 + at))
  const { body } = await kitchen.events(begun)
  expect(revs).toEqual((body as Batch).events.map((event) => event.rev))
}, 60_000)

test('what comes over the wire is what GET …/events gives', async () => {
  const wire = await open()
  await wire.join({ token: kitchen.token })
  const { epoch } = await agreed(kitchen.snapshot())
  await wire.ask('subscribe', { protocol: 1, epoch, since: 0 })
  const { events, head } = await agreed(kitchen.events(0))
  await until(() => revsOf(wire).at(-1) === head)
  expect(wire.said('events').flatMap(([batch]) => (batch as Batch).events)).toEqual(events)
})

test('a client by hand is told that it is alive, and one that does not answer pings is let go', async () => {
  const screen = await openScreen(kitchen)
  const quiet = await openWire(kitchen, { answersPings: false })
  wires.push(quiet)
  await quiet.join({ token: kitchen.token })
  const wire = await open()
  await wire.join({ token: kitchen.token })
  await until(() => !quiet.isOpen, 25_000)
  expect([wire.isOpen, screen.isConnected]).toEqual([true, true])
  screen.close()
}, 40_000)

async function open(): Promise<WireClient> {
  const wire = await openWire(kitchen)
  wires.push(wire)
  return wire
}

function revsOf(wire: WireClient): number[] {
  return wire.said('events').flatMap(([batch]) => (batch as Batch).events.map((event) => event.rev))
}

async function orders(count: number): Promise<void> {
  for (let each = 0; each < count; each++) await agreed(app.shop.staff.cashier.place(takeAwayOrder()))
}

function conversationsOf(text: string): Frame[][] {
  return [...text.matchAll(/```frames\n(.*?)```/gs)].map(([, block = '']) =>
    block
      .trim()
      .split('\n')
      .map((written) => ({ isSent: written.startsWith('> '), text: written.slice(2) })),
  )
}

/** A frame as it is written, where `…` stands for any text. */
function patternOf(written: string): RegExp {
  const parts = written.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 's')
}
