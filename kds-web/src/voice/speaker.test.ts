import { expect, test } from 'vitest'
import { createSpeaker } from './speaker.ts'

function speaker(has: { device: 'speaks' | 'refuses' | 'none'; server: boolean }) {
  const asked: string[] = []
  const made = createSpeaker({
    device: {
      has: () => has.device !== 'none',
      async say(_text, _language, began) {
        if (has.device !== 'speaks') return false
        began()
        return true
      },
    },
    audio: {
      async play(_file, began) {
        began()
        return true
      },
    },
    async fetchSpeech(language, text) {
      asked.push(`${language} ${text}`)
      return has.server ? new ArrayBuffer(4) : null
    },
  })
  return { ...made, asked }
}

async function said(has: Parameters<typeof speaker>[0]) {
  const { prepare, asked } = speaker(has)
  const began: string[] = []
  const voice = await prepare('请12号取餐', 'zh').say((each) => began.push(each))
  return { voice, began, asked }
}

test.each([
  ['device', { device: 'speaks', server: true }, []],
  ['server', { device: 'none', server: true }, ['zh 请12号取餐']],
  ['server', { device: 'refuses', server: true }, ['zh 请12号取餐']],
] as const)('the voice is of the %s with %j', async (voice, has, asked) => {
  expect(await said(has)).toEqual({ voice, began: [voice], asked })
})

test('with neither, nobody speaks', async () => {
  expect(await said({ device: 'none', server: false })).toEqual({ voice: 'none', began: [], asked: ['zh 请12号取餐'] })
})

test('probing says which voice there is', async () => {
  expect(await speaker({ device: 'speaks', server: false }).probe('好', 'zh')).toBe('device')
  expect(await speaker({ device: 'none', server: true }).probe('好', 'zh')).toBe('server')
  expect(await speaker({ device: 'none', server: false }).probe('好', 'zh')).toBe('none')
})
