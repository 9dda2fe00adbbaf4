import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Fault } from '../base/fault.ts'
import type { Log } from '../base/log.ts'
import { openSpeech, type Speech } from './speech.ts'

let folder: string
let logged: string[]
const opened: Speech[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passline-speech-'))
  logged = []
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map((speech) => speech.stop()))
  rmSync(folder, { recursive: true })
})

/** Opens speech with a shell program for an engine: what it does to say something, which voices read what, with `$voice` and `$file`. */
async function open({ says = 'cat > "$file"; printf %050d 0 >> "$file"', sounds = 'echo sounds', limits = {} } = {}): Promise<Speech> {
  const program = join(folder, 'engine')
  const steps = [
    '#!/bin/sh',
    '[ "$1" = --version ] && { echo "stand-in 1.0"; exit; }',
    'voice=$2; for file; do :; done',
    `case "$*" in *' -w '*) echo "$voice" >> "$0.made"; ${says} ;; *) ${sounds} ;; esac`,
  ]
  writeFileSync(program, `${steps.join('\n')}\n`, { mode: 0o755 })
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }) as unknown as Log
  const speech = await openSpeech({ cacheDir: join(folder, 'cache'), log, program, limits })
  opened.push(speech)
  return speech
}

function made(): string[] {
  const notes = join(folder, 'engine.made')
  return existsSync(notes) ? readFileSync(notes, 'utf8').trimEnd().split('\n') : []
}

describe('the voice of a language', () => {
  test('is the first that reads it in its own sounds', async () => {
    const speech = await open({ sounds: `case $voice in cmn) echo "(en)kI55NTr'i:55(cmn)_|" ;; *) echo sounds ;; esac` })
    await speech.wav('请', 'zh')
    await speech.wav('please', 'en')
    expect(made()).toEqual(['cmn-latn-pinyin', 'en'])
  })

  test('is the plain one where that is right', async () => {
    const speech = await open()
    await speech.wav('请', 'zh')
    expect(made()).toEqual(['cmn'])
  })

  test('may be missing; the other language is still spoken', async () => {
    const speech = await open({ sounds: 'case $voice in cmn*) exit 1 ;; *) echo sounds ;; esac' })
    expect(await speech.wav('请', 'zh')).toBeNull()
    expect(await speech.wav('please', 'en')).not.toBeNull()
  })
})

test('at most two sentences are made at a time, and all of them in the end', async () => {
  const says =
    'echo x >> "$0.at.$$"; ls "$0".at.* | wc -l >> "$0.together"; sleep 0.1; cat > "$file"; printf %050d 0 >> "$file"; rm "$0.at.$$"'
  const speech = await open({ says })
  const files = await Promise.all(Array.from({ length: 7 }, (_, index) => speech.wav(`请${index}`, 'zh')))
  expect(new Set(files.map((each) => each?.file)).size).toBe(7)
  const together = readFileSync(join(folder, 'engine.together'), 'utf8').trim().split('\n').map(Number)
  expect(Math.max(...together)).toBe(2)
})

test('an engine that takes too long is killed, nothing of it is kept, and the next sentence is made', { timeout: 5_000 }, async () => {
  const speech = await open({ says: 'grep -q slow && exec sleep 60; printf %050d 0 > "$file"', limits: { patience: 300 } })
  const slow = [speech.wav('slow', 'en'), speech.wav('slow too', 'en'), speech.wav('fast', 'en')]
  const [first, second, third] = await Promise.allSettled(slow)
  expect([first, second].map((each) => each?.status === 'rejected' && each.reason)).toEqual([expect.any(Fault), expect.any(Fault)])
  expect(third?.status).toBe('fulfilled')
  expect(readdirSync(join(folder, 'cache'))).toHaveLength(1)
})

test.each([
  ['fails', 'echo wrong >&2; exit 3'],
  ['says nothing', 'exit 0'],
  ['writes a header only', 'printf %044d 0 > "$file"'],
])('an engine that %s is a Fault without the text, and leaves no file', async (_what, says) => {
  const speech = await open({ says })
  const fault = await speech.wav('secret', 'en').catch((cause: unknown) => cause)
  expect(fault).toBeInstanceOf(Fault)
  expect(`${(fault as Fault).stack} ${(fault as Fault).cause}`).not.toContain('secret')
  expect(readdirSync(join(folder, 'cache'))).toEqual([])
  expect(logged.filter((line) => line.includes('secret'))).toEqual([])
})

test('texts that callers should have refused are a Fault', async () => {
  const speech = await open()
  for (const text of ['', ' ', 'x'.repeat(301)]) await expect(speech.wav(text, 'en')).rejects.toBeInstanceOf(Fault)
  expect(made()).toEqual([])
})

test('stopping ends what is being made, for those who wait in line too', async () => {
  const speech = await open({ says: 'exec sleep 60' })
  const asked = [1, 2, 3, 4].map((number) => speech.wav(`${number}`, 'en'))
  await expect.poll(() => made().length).toBe(2)
  await speech.stop()
  expect(await Promise.all(asked)).toEqual([null, null, null, null])
  expect(await speech.wav('later', 'en')).toBeNull()
  expect(made()).toHaveLength(2)
})

describe('what is kept', () => {
  test.each([
    ['files', { files: 10 }],
    ['bytes', { bytes: 560 }],
  ])('is bounded by its %s; what is asked for often stays', async (_what, limits) => {
    const speech = await open({ limits })
    const often = await speech.wav('often', 'en')
    for (let number = 0; number < 30; number++) {
      const each = await speech.wav(`${number}`, 'en')
      expect(existsSync(each?.file ?? '')).toBe(true)
      expect((await speech.wav('often', 'en'))?.file).toBe(often?.file)
      expect(readdirSync(join(folder, 'cache')).length).toBeLessThanOrEqual(10)
    }
    expect(made()).toHaveLength(31)
  })

  test('may be removed by hand at any time', async () => {
    const speech = await open()
    await speech.wav('请', 'zh')
    rmSync(join(folder, 'cache'), { recursive: true })
    const again = await speech.wav('请', 'zh')
    expect(existsSync(again?.file ?? '')).toBe(true)
  })

  test('is shared by two servers in one folder', async () => {
    const [one, other] = [await open(), await open()]
    const files = await Promise.all([one.wav('请', 'zh'), other.wav('请', 'zh'), one.wav('取', 'zh'), other.wav('取', 'zh')])
    expect(new Set(files.map((each) => each?.file)).size).toBe(2)
    expect(readdirSync(join(folder, 'cache'))).toHaveLength(2)
  })
})
