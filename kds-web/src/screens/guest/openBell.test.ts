import { afterEach, describe, expect, it, vi } from 'vitest'
import { openBell } from './openBell.ts'

afterEach(() => vi.unstubAllGlobals())

describe("the bell of a guest's phone", () => {
  it('stays open when the phone lets it sound, until it is closed', async () => {
    const phone = phoneThat(async () => 'running')
    const bell = await openBell()
    expect(phone.states()).toEqual(['running'])
    bell?.close()
    expect(phone.states()).toEqual(['closed'])
  })

  it('leaves nothing open when the phone refuses, and a later tap tries again', async () => {
    let isRefusing = true
    const phone = phoneThat(async () => {
      if (isRefusing) throw new DOMException('no', 'NotAllowedError')
      return 'running'
    })
    expect(await openBell()).toBeNull()
    isRefusing = false
    expect(await openBell()).not.toBeNull()
    expect(phone.states()).toEqual(['closed', 'running'])
  })

  it('is none on a phone without sound', async () => {
    expect(await openBell()).toBeNull()
  })
})

/** A phone that answers so when its sound is to be opened. */
function phoneThat(answer: () => Promise<AudioContextState>) {
  const opened: { state: AudioContextState }[] = []
  class PhoneAudio {
    state: AudioContextState = 'suspended'
    constructor() {
      opened.push(this)
    }
    async resume() {
      this.state = await answer()
    }
    async close() {
      this.state = 'closed'
    }
  }
  vi.stubGlobal('AudioContext', PhoneAudio)
  return { states: () => opened.map((each) => each.state) }
}
