import type { MessageId } from '@passline/shared/ids'
import type { MessageContent } from '@passline/shared/message'
import type { Language } from '@passline/shared/spoken'
import { CHIME_MS } from './chimes.ts'
import type { Item } from './item.ts'
import type { ChimeKind } from './kinds.ts'
import { add, dropOld, EMPTY, keepOnly, STALE_MS, takeNext } from './queue.ts'
import type { Speaker } from './speaker.ts'

/** How something was heard. */
export type Heard = 'device' | 'server' | 'chime'

/**
 * `speak` what comes; `locked`: it is this page's to say, after the touch without which browsers stay silent; `wait` a little, it may become
 * this page's turn; `drop` it, somebody wants silence.
 */
export type Turn = 'speak' | 'locked' | 'wait' | 'drop'

export interface VoiceOptions {
  /** Server time, ms. */
  now(): number
  /** One after the other, at least one. */
  languages(): readonly Language[]
  /** How this page stands to what comes. */
  turn(): Turn
  /** Whether this page can make a sound at all. */
  isOpen(): boolean
  chime(kind: ChimeKind): void
  speaker: Pick<Speaker, 'prepare'>
  /** The first word is said, once for each language, or the chime was all there is. */
  began(item: Item, how: Heard, language: Language): void
  /** It was heard to its end; also messages that a sentence took in. */
  heard(messageIds: readonly MessageId[]): void
  /** What is being heard now, and how much waits behind it. */
  changed?(current: Item | null, waiting: number): void
  pause?: (ms: number) => Promise<void>
}

/** One voice: what waits is heard one after the other, chime first. */
export interface Voice {
  add(items: readonly Item[]): void
  /** Only these messages still matter. What is being said is said to its end. */
  keepOnly(messageIds: ReadonlySet<string>): void
  /** Goes on if it can: to be called when something changed, and now and then. */
  proceed(): void
  /** Says something at once that no message asks for. */
  announce(content: MessageContent, chime: ChimeKind): void
}

const PAUSE_MS = 300
/** What another page should have said by now, ms. */
const WAITS_MS = 10_000
/** The priority of what somebody asked for. */
const ASKED = -1

export function createVoice(options: VoiceOptions): Voice {
  const { now, pause = (ms) => new Promise((done) => setTimeout(done, ms)) } = options
  let queue = EMPTY
  let current: { item: Item; wanted: readonly MessageId[] } | null = null

  function tell(): void {
    options.changed?.(current?.item ?? null, queue.waiting.length)
  }

  function proceed(): void {
    if (current) return
    const turn = options.turn()
    queue = turn === 'drop' ? EMPTY : dropOld(queue, now(), turn === 'wait' ? WAITS_MS : STALE_MS)
    const taken = turn === 'speak' ? takeNext(queue, now()) : takeAsked()
    if (taken) {
      queue = taken.queue
      current = { item: taken.next, wanted: taken.next.messageIds }
    }
    tell()
    if (!current) return
    void perform(current.item).finally(() => {
      current = null
      proceed()
    })
  }

  /** What somebody asked this screen to say is its turn whoever else speaks. */
  function takeAsked(): ReturnType<typeof takeNext> {
    const asked = queue.waiting.filter((item) => item.priority === ASKED)
    if (asked.length === 0 || !options.isOpen()) return null
    const taken = takeNext({ ...queue, waiting: asked }, now())
    return taken && { ...taken, queue: { ...taken.queue, waiting: queue.waiting.filter((item) => item.priority !== ASKED) } }
  }

  async function perform(item: Item): Promise<void> {
    options.chime(item.chime)
    if (!item.isSpoken) return pause(CHIME_MS)
    const languages = options.languages()
    const prepared = languages.map((language) => options.speaker.prepare(item.content[language].spoken, language))
    await pause(CHIME_MS + PAUSE_MS)
    // Taken back while the chime rang: nothing is said. A sentence of several keeps what was true of the others.
    if (item.messageIds.length > 0 && current?.wanted.length === 0) return
    let wasSaid = false
    for (const [index, language] of languages.entries()) {
      const how = await prepared[index]?.say((voice) => options.began(item, voice, language))
      wasSaid ||= how !== 'none'
    }
    if (!wasSaid) options.began(item, 'chime', languages[0] ?? 'zh')
    options.heard(item.messageIds)
  }

  return {
    add(items) {
      for (const item of items) {
        const added = add(queue, item, now())
        queue = added.queue
        if (added.heard.length > 0) options.heard(added.heard)
      }
      proceed()
      tell()
    },
    keepOnly(messageIds) {
      queue = keepOnly(queue, messageIds)
      if (current) current.wanted = current.wanted.filter((id) => messageIds.has(id))
      tell()
    },
    proceed,
    announce(content, chime) {
      const at = now()
      const item = { messageIds: [], event: 'soundOn', content, chime, priority: ASKED, isSpoken: true, at, number: null }
      queue = { ...queue, waiting: [...queue.waiting, { ...item, expiresAt: at + WAITS_MS }] }
      proceed()
    },
  }
}
