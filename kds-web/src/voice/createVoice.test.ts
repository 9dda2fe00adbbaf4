import type { Language } from '@passline/shared/spoken'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { push } from '../fixtures/message.ts'
import { at, NOON } from '../fixtures/shop.ts'
import { createVoice, type Heard, type Turn } from './createVoice.ts'
import { type Item, itemOf } from './item.ts'
import { SOUND_ON } from './phrases.ts'
import type { VoiceKind } from './speaker.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const SPEECH_MS = 2_000

/** A loudspeaker that takes two seconds for everything, on a device with this voice. */
function page(voiceKind: VoiceKind = 'device', languages: Language[] = ['zh']) {
  const world = { turn: 'speak' as Turn, isOpen: true, passed: 0 }
  const happened: string[] = []
  const heard: string[] = []
  const voice = createVoice({
    now: () => NOON + world.passed,
    languages: () => languages,
    turn: () => world.turn,
    isOpen: () => world.isOpen,
    chime: (kind) => happened.push(`chime ${kind}`),
    speaker: {
      prepare: (text, language) => ({
        async say(began) {
          if (voiceKind === 'none') return 'none'
          began(voiceKind)
          happened.push(language === 'zh' ? text : `${language}: ${text}`)
          await new Promise((done) => setTimeout(done, SPEECH_MS))
          return voiceKind
        },
      }),
    },
    began: (item: Item, how: Heard) => how === 'chime' && happened.push(`only chimed for ${item.content.zh.spoken}`),
    heard: (ids) => heard.push(...ids),
  })
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 100) {
      world.passed += 100
      await vi.advanceTimersByTimeAsync(100)
      voice.proceed()
    }
  }
  const add = (number: number, change: Parameters<typeof push>[1] = {}) => {
    const item = itemOf(push(number, { expiresAt: at(3_600_000), ...change }), NOON + world.passed)
    if (item) voice.add([item])
  }
  return { world, voice, happened, heard, pass, add }
}

test('the chime, a pause, then speech; the messages are heard when it ends', async () => {
  const { add, happened, heard, pass } = page()
  add(1)
  expect(happened).toEqual(['chime new'])
  await pass(800)
  expect(happened).toEqual(['chime new'])
  await pass(200)
  expect(happened).toEqual(['chime new', 'order 1'])
  expect(heard).toEqual([])
  await pass(SPEECH_MS)
  expect(heard).toEqual([push(1).id])
})

test('a board of two languages says each sentence in both before the next', async () => {
  const { add, happened, heard, pass } = page('device', ['zh', 'en'])
  add(1)
  add(2)
  await pass(1_000 + SPEECH_MS)
  expect([happened, heard]).toEqual([['chime new', 'order 1', 'en: order 1'], []])
  await pass(SPEECH_MS)
  expect([happened.at(-1), heard]).toEqual(['chime new', [push(1).id]])
})

test('what is being said is said to its end, however urgent the next is', async () => {
  const { add, happened, pass } = page()
  add(1)
  await pass(1_000)
  add(2, { msgType: 4, event: 'padCall' })
  await pass(1_800)
  expect(happened).toEqual(['chime new', 'order 1'])
  await pass(1_300)
  expect(happened).toEqual(['chime new', 'order 1', 'chime waiterCall', 'order 2'])
})

test('without any voice the chime is all, and counts as heard', async () => {
  const { add, happened, heard, pass } = page('none')
  add(1)
  await pass(1_000)
  expect(happened).toEqual(['chime new', 'only chimed for order 1'])
  expect(heard).toEqual([push(1).id])
})

test('a page that does not announce keeps what comes for ten seconds, and says it when it is its turn', async () => {
  const { world, add, happened, pass } = page()
  world.turn = 'wait'
  add(1)
  await pass(8_000)
  add(2)
  await pass(3_000)
  expect(happened).toEqual([])
  world.turn = 'speak'
  await pass(4_000)
  expect(happened).toEqual(['chime new', 'order 2'])
})

test('before the first touch everything is kept for its minute, and said after the touch', async () => {
  const { world, add, happened, heard, pass } = page()
  Object.assign(world, { turn: 'locked', isOpen: false })
  add(1)
  add(2, { expiresAt: at(20_000) })
  await pass(59_000)
  expect(happened).toEqual([])
  Object.assign(world, { turn: 'speak', isOpen: true })
  await pass(6_000)
  expect([happened, heard]).toEqual([['chime new', 'order 1'], [push(1).id]])
})

test('a touch after the minute says nothing of what waited', async () => {
  const { world, add, happened, pass } = page()
  world.turn = 'locked'
  add(1)
  await pass(60_100)
  world.turn = 'speak'
  await pass(4_000)
  expect(happened).toEqual([])
})

test('while somebody wants silence nothing is kept for later', async () => {
  const { world, add, happened, heard, pass } = page()
  world.turn = 'drop'
  add(1)
  await pass(1_000)
  world.turn = 'speak'
  await pass(4_000)
  expect(happened).toEqual([])
  expect(heard).toEqual([])
})

test('[K20] a call that is taken back while its chime rings is not said', async () => {
  const { add, voice, happened, heard, pass } = page()
  add(1, { event: 'goodsCalled', channel: 'waiter' })
  await pass(300)
  voice.keepOnly(new Set())
  await pass(4_000)
  expect(happened).toEqual(['chime call'])
  expect(heard).toEqual([])
})

test('what somebody asked this screen to say is said there, whoever else announces', async () => {
  const { world, voice, happened, add, pass } = page()
  world.turn = 'wait'
  add(1)
  voice.announce(SOUND_ON, 'on')
  await pass(4_000)
  expect(happened).toEqual(['chime on', '声音已打开'])
})

test('what somebody asked for waits until the browser has opened the sound', async () => {
  const { world, voice, happened, pass } = page()
  Object.assign(world, { turn: 'wait', isOpen: false })
  voice.announce(SOUND_ON, 'on')
  voice.keepOnly(new Set())
  await pass(500)
  expect(happened).toEqual([])
  world.isOpen = true
  await pass(1_500)
  expect(happened).toEqual(['chime on', '声音已打开'])
})
