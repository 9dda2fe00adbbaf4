import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer } from '../../api/answer.ts'
import { LOST, refusal } from '../../fixtures/answers.ts'
import { keptWrite, type Write } from './keptWrite.ts'

const refused: Answer<string> = refusal('alreadyStarted')

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a write of a dialog', () => {
  it('asked again while the answer is unknown, it goes as it was first asked, with its key, whatever the screen shows by then', async () => {
    const { sent, press } = pressing()
    await press('one of two', LOST)
    await press('the whole line', { kind: 'ok', value: '' })
    expect([...new Set(sent)]).toEqual(['key-1: one of two'])
  })

  it.each([
    ['done', { kind: 'ok', value: '' }],
    ['refused', refused],
  ] as const)('once it is %s, the next one is another write', async (_, answer) => {
    const { sent, press } = pressing()
    await press('one of two', answer)
    await press('the whole line', { kind: 'ok', value: '' })
    expect(sent).toEqual(['key-1: one of two', 'key-2: the whole line'])
  })
})

function pressing() {
  const sent: string[] = []
  let made = 0
  let answer: Answer<string> = LOST
  const run = keptWrite<string>(() => `key-${++made}`)
  const write =
    (body: string): Write<string> =>
    async (key) => {
      sent.push(`${key}: ${body}`)
      return answer
    }
  return {
    sent,
    async press(body: string, answered: Answer<string>) {
      answer = answered
      const pressed = run(write(body))
      await vi.runAllTimersAsync()
      await pressed
    },
  }
}
