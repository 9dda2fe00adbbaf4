import { existsSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from './support/actors.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { contractOf } from './support/contract.ts'
import { send, type WireAnswer } from './support/http.ts'
import { realEngine, sentencesMade, standInEngine } from './support/speechEngine.ts'
import { type TemporaryFolder, temporaryFolder } from './support/temporaryFolder.ts'

const SENTENCE = '八零幺房间下单了水饺两份，请注意'

let app: TestApp
let folder: TemporaryFolder
let engine: string

/** Starts a server whose speech engine, when it has one, lies in a folder of its own, beside what it keeps. */
async function start(engineIn: (folder: string) => string): Promise<void> {
  folder = temporaryFolder()
  engine = engineIn(folder.path)
  app = await startTestApp({ env: { DATA_DIR: folder.path, SPEECH_PROGRAM: engine } })
}

describe.each([
  ['a stand-in', standInEngine],
  ['espeak-ng', realEngine],
] as const)('speech made by %s', (name, engineIn) => {
  afterEach(stop)

  test('is a WAV file that whoever asked may keep for a week', async () => {
    await start(engineIn)
    const answer = await speech({ text: SENTENCE })
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': String(answer.body.length),
      'cache-control': 'private, max-age=604800, immutable',
    })
    expect(answer.body.toString('latin1', 0, 16)).toBe('RIFF----WAVEfmt '.replace('----', answer.body.toString('latin1', 4, 8)))
    if (name === 'espeak-ng') {
      expect(answer.body.readUInt32LE(4) + 8).toBe(answer.body.length)
      expect(seconds(answer.body)).toBeGreaterThan(2)
      expect(seconds(answer.body)).toBeLessThan(6)
      expect(loudness(answer.body)).toBeGreaterThan(500)
    }
  })

  test('differs by language and by text', async () => {
    await start(engineIn)
    const asked = [{ text: '牡丹厅' }, { text: '牡丹厅二' }, { text: 'Peony Hall', language: 'en' }, { text: 'Peony Hall', language: 'zh' }]
    const answers = await Promise.all(asked.map((query) => speech(query)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(sentencesMade(engine)).toBe(4)
    expect(kept()).toHaveLength(4)
  })

  test('is kept, private, so that it comes again byte for byte when the engine is gone; other sentences are then missing', async () => {
    await start(engineIn)
    const first = await speech({ text: SENTENCE })
    const [file = ''] = kept()
    expect(statSync(join(folder.path, 'speech', file)).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder.path, 'speech')).mode & 0o777).toBe(0o700)
    renameSync(engine, `${engine}.away`)
    const again = await speech({ text: SENTENCE })
    expect(again.status).toBe(200)
    expect(again.body.equals(first.body)).toBe(true)
    expect(codeOf(await speech({ text: '别的话' }))).toBe('404 speechMissing')
    expect(kept()).toEqual([file])
    renameSync(`${engine}.away`, engine)
    expect((await speech({ text: '别的话' })).status).toBe(200)
  })

  test('outlives the server', async () => {
    await start(engineIn)
    const first = await speech({ text: SENTENCE })
    await app.restart()
    expect((await speech({ text: SENTENCE })).body.equals(first.body)).toBe(true)
    expect(sentencesMade(engine)).toBe(1)
  })

  test('is made once when many ask for it at the same time', async () => {
    await start(engineIn)
    const answers = await Promise.all(Array.from({ length: 20 }, () => speech({ text: SENTENCE })))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.toString('base64')}`)).size).toBe(1)
    expect(sentencesMade(engine)).toBe(1)
    expect(kept()).toHaveLength(1)
  })

  test('takes a text for nothing but a text', async () => {
    await start(engineIn)
    const trap = join(folder.path, 'x')
    const texts = [
      `$(touch ${trap})`,
      `\`touch ${trap}\``,
      `x; touch ${trap}`,
      `' && touch ${trap} '`,
      `-w ${trap}`,
      `--version`,
      `-f /etc/passwd`,
    ]
    for (const text of [...texts, `a\n-w ${trap}`, '[[hello', '<audio src="/etc/passwd"/>x', '%s%n', '../../x']) {
      expect((await speech({ text })).status, text).toBe(200)
    }
    expect(existsSync(trap)).toBe(false)
    expect(readdirSync(folder.path).sort()).toEqual(['engine', 'engine.made', 'speech'])
  })
})

describe('a request for speech', () => {
  beforeAll(() => start(standInEngine))
  afterAll(stop)

  test.each<[string, Query]>([
    ['no text', {}],
    ['no language', { language: [], text: '请' }],
    ['another language', { language: 'fr', text: 'bonjour' }],
    ['an empty text', { text: '' }],
    ['blanks', { text: ' \n ' }],
    ['nothing to say', { text: '。🍜—' }],
    ['more than 300 characters', { text: '请'.repeat(301) }],
    ['a control character', { text: '请\u0001' }],
    ['two texts', { text: ['请', '取'] }],
    ['something else beside', { text: '请', voice: 'cmn' }],
  ])('with %s is refused', async (_what, query) => {
    expect(codeOf(await speech(query))).toBe('400 invalid')
    expect(sentencesMade(engine)).toBe(0)
  })

  test('of 300 characters is answered', async () => {
    expect((await speech({ text: '请'.repeat(300) })).status).toBe(200)
  })

  test('is answered to those who receive messages of the shop, and to nobody else', async () => {
    const other = await app.addShop('xihu')
    for (const role of ['kitchen', 'roomPad'] as const) expect((await speech({ text: '请' }, app.shop.staff[role])).status, role).toBe(200)
    expect(codeOf(await speech({ text: '请' }, { ...other.staff.kitchen, shopId: app.shop.id }))).toBe('403 forbidden')
    expect(codeOf(await speech({ text: '请' }, app.shop.staff.wristband))).toBe('403 forbidden')
    expect(codeOf(await speech({ text: '请' }, { ...app.shop.staff.kitchen, token: `pl_${'x'.repeat(43)}` }))).toBe('401 unauthorized')
  })

  test('whose asker goes away in the middle is no failure', async () => {
    await speech({ text: '请' })
    for (const file of kept()) writeFileSync(join(folder.path, 'speech', file), Buffer.alloc(30_000_000))
    const { shopId, token } = app.shop.staff.board
    const socket = connect(Number(new URL(app.base).port), '127.0.0.1')
    socket.on('error', () => socket.destroy())
    socket.write(
      `GET /v1/shops/${shopId}/speech?language=zh&text=${encodeURIComponent('请')} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`,
    )
    await new Promise((resolve) => socket.once('data', resolve))
    socket.destroy()
    await app.restart()
    expect(app.logged.filter((line) => levelOf(line) >= 40)).toEqual([])
  })
})

describe('a server', () => {
  afterEach(stop)

  test('leaves no word of the text in the log', async () => {
    await start(standInEngine)
    await speech({ text: '秘密房间' })
    writeFileSync(engine, '#!/bin/sh\necho broken >&2\nexit 3\n')
    expect(codeOf(await speech({ text: '秘密房间，再来一次' }))).toBe('500 broken')
    expect(app.logged.filter((line) => line.includes('秘密'))).toEqual([])
    expect(app.logged.filter((line) => levelOf(line) >= 50)).toHaveLength(1)
  })

  test('without an engine says so in one line, answers 404 speechMissing, and does everything else', async () => {
    await start((path) => join(path, 'no-such-program'))
    expect(codeOf(await speech({ text: SENTENCE }))).toBe('404 speechMissing')
    expect(app.logged.filter((line) => line.includes('espeak-ng')).map(levelOf)).toEqual([30])
    expect((await app.shop.staff.kitchen.snapshot()).status).toBe(200)
    expect(existsSync(join(folder.path, 'speech'))).toBe(false)
  })

  test('with a full folder of speech removes what was not used for the longest time, and drafts that a crash left', async () => {
    await start(standInEngine)
    const wanted = await speech({ text: SENTENCE })
    const speechDir = join(folder.path, 'speech')
    const [file = ''] = kept()
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
    const put = (name: string, hours: number) => {
      writeFileSync(join(speechDir, name), '')
      utimesSync(join(speechDir, name), hoursAgo(hours), hoursAgo(hours))
    }
    for (let number = 0; number < 2_000; number++) put(`old-${String(number).padStart(4, '0')}.wav`, 5_000 - number)
    put('crashed.wav.1.draft', 1)
    put('being-made.wav.2.draft', 0)
    utimesSync(join(speechDir, file), hoursAgo(9_000), hoursAgo(9_000))
    expect((await speech({ text: SENTENCE })).body.equals(wanted.body)).toBe(true)
    await app.restart()
    const left = kept()
    expect(left).toContain(file)
    expect(left).toContain('being-made.wav.2.draft')
    expect(left).not.toContain('crashed.wav.1.draft')
    expect(left).not.toContain('old-0000.wav')
    expect(left).toContain('old-1999.wav')
    expect(left).toHaveLength(1_801)
  })
})

async function stop(): Promise<void> {
  await app.stop()
  folder.remove()
}

/** Several values are sent one after the other, none of them not at all. */
type Query = Record<string, string | string[]>

/** Asks for speech in Chinese, as the board unless told otherwise, and checks that the answer is as the document declares it. */
async function speech(query: Query, { shopId, token }: Actor = app.shop.staff.board): Promise<WireAnswer> {
  const all = Object.entries({ language: 'zh', ...query }).flatMap(([name, values]) => [values].flat().map((value) => [name, value]))
  const path = `/v1/shops/${shopId}/speech?${new URLSearchParams(all)}`
  const answer = await send(app.base, { method: 'GET', path, headers: { authorization: `Bearer ${token}` } })
  // A server that fails is declared nowhere.
  if (answer.status !== 500) (await contractOf(app.base)).check('GET', path, answer)
  return answer
}

function kept(): string[] {
  return readdirSync(join(folder.path, 'speech')).sort()
}

/** How long it sounds. */
function seconds(wav: Buffer): number {
  return wav.readUInt32LE(40) / wav.readUInt32LE(28)
}

/** The mean of the samples without their signs; silence has 0. */
function loudness(wav: Buffer): number {
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + 44 + ((wav.length - 44) & ~1)))
  return samples.reduce((sum, sample) => sum + Math.abs(sample), 0) / samples.length
}

function codeOf({ status, body }: WireAnswer): string {
  return `${status} ${status < 400 ? 'done' : JSON.parse(body.toString()).code}`
}

function levelOf(line: string): number {
  return (JSON.parse(line) as { level: number }).level
}
