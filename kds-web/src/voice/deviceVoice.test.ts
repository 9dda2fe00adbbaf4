import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDeviceVoice, voiceFor } from './deviceVoice.ts'

const voice = (lang: string, localService = true, isDefault = false) => ({ lang, localService, default: isDefault })

test.each([
  ['zh', [voice('en-US'), voice('zh-HK'), voice('zh-CN')], 'zh-CN'],
  ['zh', [voice('zh-CN', false), voice('zh_TW')], 'zh_TW'],
  ['zh', [voice('cmn-Hans-CN'), voice('zh-TW')], 'cmn-Hans-CN'],
  ['zh', [voice('yue-HK'), voice('en-US')], null],
  ['en', [voice('en-AU'), voice('en-GB'), voice('zh-CN')], 'en-GB'],
  ['en', [], null],
] as const)('for %s of %j it takes %s', (language, voices, found) => {
  expect(voiceFor(voices, language)?.lang ?? null).toBe(found)
})

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('SpeechSynthesisUtterance', FakeUtterance)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

class FakeUtterance {
  onstart: (() => void) | null = null
  onend: (() => void) | null = null
  onerror: (() => void) | null = null
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** An engine of a browser that does with an utterance what the test says. */
function engine(speaks: (utterance: FakeUtterance) => void) {
  const cancelled: number[] = []
  const synthesis = {
    getVoices: () => [voice('zh-CN')] as unknown as SpeechSynthesisVoice[],
    speak: (utterance: unknown) => speaks(utterance as FakeUtterance),
    cancel: () => cancelled.push(1),
    resume: () => undefined,
  }
  let now = 0
  const device = createDeviceVoice(synthesis as unknown as SpeechSynthesis, () => now)
  return { device, cancelled, later: (ms: number) => (now += ms) }
}

test('a sentence is said, and the first word is told once', async () => {
  const said: string[] = []
  const { device } = engine((utterance) => {
    utterance.onstart?.()
    said.push(utterance.text)
    utterance.onend?.()
  })
  const began = vi.fn()
  const text = new Array(10).fill('红烧狮子头两份').join('，')
  expect(await device.say(text, 'zh', began)).toBe(true)
  expect(said.join('')).toBe(text)
  expect(began).toHaveBeenCalledTimes(1)
})

test('an engine that refuses is not heard, and left alone for a minute', async () => {
  const { device, later } = engine((utterance) => utterance.onerror?.())
  expect(await device.say('好', 'zh', () => undefined)).toBe(false)
  expect(device.has('zh')).toBe(false)
  later(60_000)
  expect(device.has('zh')).toBe(true)
})

test('an engine that never begins is given up', async () => {
  const { device, cancelled } = engine(() => undefined)
  const said = device.say('好', 'zh', () => undefined)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await said).toBe(false)
  expect(cancelled).toHaveLength(1)
})

test('an engine that never ends does not hold up the next sentence', async () => {
  const { device, cancelled } = engine((utterance) => utterance.onstart?.())
  const said = device.say('好', 'zh', () => undefined)
  await vi.advanceTimersByTimeAsync(2_020)
  expect(await said).toBe(true)
  expect(cancelled).toHaveLength(1)
})
