import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { Live } from '../../live/createLive.ts'
import { type Audio, createAudio } from '../../voice/audio.ts'
import { createVoice, type Turn, type Voice } from '../../voice/createVoice.ts'
import { createDeviceVoice } from '../../voice/deviceVoice.ts'
import { type Item, itemOf } from '../../voice/item.ts'
import type { ChimeKind } from '../../voice/kinds.ts'
import { maySpeak } from '../../voice/maySpeak.ts'
import { isMuted, MUTE_LONG, type Mute, muteFor } from '../../voice/mute.ts'
import { SOUND_ON } from '../../voice/phrases.ts'
import { STALE_MS } from '../../voice/queue.ts'
import { createSpeaker, type VoiceKind } from '../../voice/speaker.ts'
import { exposed, noteIn } from '../exposed.ts'
import type { ScreenName } from '../screens.ts'
import { pageLanguage, spokenLanguages } from './language.ts'
import { onFirstTouch } from './onFirstTouch.ts'
import { FIRST_VIEW, isUrgent, type SoundView, soundOf } from './soundView.ts'
import { toHear } from './toHear.ts'

/** The sound of a page: hears what its messages say, one after the other, and tells people and the server whether it can be heard. */
export interface Sound {
  view: StoreApi<SoundView>
  /** Somebody asks for sound, inside a gesture. It answers in words, so that they know that it works. */
  turnOn(): void
  /** Five minutes of silence, or the end of it. */
  toggleMute(): void
  /** Silence until somebody asks for sound. */
  stayMuted(): void
  /** A sound of the screen itself, such as a dish whose time is up; where nothing may be heard, the border flashes. */
  ring(kind: ChimeKind): void
  start(): void
  stop(): void
}

const MOST_NOTED = 200
const LOOK_EVERY_MS = 250
/** Buzz, rest, buzz: ms. A pad in a pocket is felt. */
const CALL_BUZZ = [300, 150, 300]

export function createSound(screen: ScreenName, live: Live): Sound {
  const view = createStore<SoundView>(() => FIRST_VIEW)
  const { now } = live.ticking
  /** The messages that the voice has been given. */
  let fed: ReadonlySet<string> = new Set()
  let mute: Mute = null
  let voiceKind: VoiceKind | null = null
  let audio: Audio | null = null
  let voice: Voice | null = null
  /** A touch is opening the sound; a chime says that it worked. */
  let wasTouched = false
  let isProbing = false
  let leaving: (() => void)[] = []

  const isOpen = () => audio?.isOpen() ?? false

  function isAnnouncer(): boolean {
    const { connection, presence, self, session } = live.store.getState()
    return maySpeak({ isLive: connection.phase === 'live', presence, zone: self?.zone ?? null, session })
  }

  function turn(): Turn {
    if (isMuted(mute, now())) return 'drop'
    if (!isAnnouncer()) return 'wait'
    return isOpen() ? 'speak' : 'locked'
  }

  /** Looks again at all that can change by itself: the end of a mute, the loudspeaker, who speaks in the zone. */
  function look(): void {
    if (mute !== null && !isMuted(mute, now())) mute = null
    // A touch that nobody told this page of may have opened the browser's sound.
    if (!isOpen() && navigator.userActivation?.hasBeenActive) audio?.open()
    const before = view.getState()
    const sound = soundOf(isOpen(), mute, voiceKind, now())
    const next = { ...before, sound, voice: voiceKind ?? 'none', mute, isAnnouncer: isAnnouncer() }
    const isSame = (Object.keys(next) as (keyof SoundView)[]).every((key) => next[key] === before[key])
    if (!isSame) {
      view.setState(next)
      live.reporter.say({ sound: next.sound, voice: next.voice })
    }
    voice?.proceed()
  }

  function flash(item: Item): void {
    const { count } = view.getState().flash
    view.setState({ flash: { count: count + 1, isUrgent: isUrgent(item.chime) } })
  }

  /** Gives the voice what is new, and takes from it what does not matter any more. */
  function feed(): void {
    const { messages, state, self } = live.store.getState()
    // Before the server has said its time nobody knows how old what an earlier page kept is.
    if (!self) return
    const open = toHear(messages, state)
    const items = open.flatMap((each) => (fed.has(each.id) ? [] : (itemOf(each, each.receivedAt) ?? [])))
    fed = new Set(open.map((each) => each.id))
    const isSilent = !isOpen() || isMuted(mute, now())
    const seenOnly = items.findLast((item) => isSilent && item.isSpoken && now() - item.at < STALE_MS)
    if (seenOnly) flash(seenOnly)
    voice?.add(items)
    voice?.keepOnly(fed)
  }

  async function probe(): Promise<void> {
    const language = pageLanguage()
    if (isProbing || !live.store.getState().self) return
    isProbing = true
    voiceKind = await speaker.probe(SOUND_ON[language].spoken, language)
    isProbing = false
    look()
  }

  const speaker = createSpeaker({
    device: createDeviceVoice(globalThis.speechSynthesis, () => performance.now()),
    audio: { play: async (file, began) => (audio ? audio.play(file, began) : false) },
    async fetchSpeech(language, text) {
      const { self } = live.store.getState()
      return self ? live.client.speech(self.shopId, language, text) : null
    },
  })

  function newVoice(): Voice {
    return createVoice({
      now,
      languages: () => spokenLanguages(screen, live.store.getState().state),
      isOpen,
      turn,
      chime,
      speaker,
      began(item, how, language) {
        const { messageIds, event } = item
        const at = now()
        noteIn(exposed().spoken, { id: messageIds[0] ?? '', messageIds, event, ...item.content[language], language, how, at }, MOST_NOTED)
        live.reporter.say({ lastSpokenAt: new Date(at).toISOString() })
        voiceKind = how === 'chime' ? 'none' : how
        if (how === 'chime') flash(item)
        look()
      },
      heard: (messageIds) => live.actions.noteSpoken(messageIds),
      changed: said,
    })
  }

  function said(item: Item | null, behind: number): void {
    const { saying } = view.getState()
    const next = item?.isSpoken ? { content: item.content, messageIds: item.messageIds, behind } : null
    if (saying?.messageIds !== next?.messageIds || saying?.behind !== next?.behind) view.setState({ saying: next })
  }

  /** Any touch opens the sound, whatever else it does. */
  function touched(): void {
    if (isOpen()) return
    wasTouched = true
    audio?.open()
  }

  function opened(): void {
    if (isOpen() && wasTouched) chime('on')
    wasTouched = false
    look()
  }

  function chime(kind: ChimeKind): void {
    audio?.chime(kind)
    if (kind === 'waiterCall') navigator.vibrate?.(CALL_BUZZ)
    noteIn(exposed().chimes, { kind, at: now() }, MOST_NOTED)
  }

  return {
    view,
    turnOn() {
      mute = null
      wasTouched = false
      audio?.open()
      look()
      voice?.announce(SOUND_ON, 'on')
    },
    toggleMute() {
      mute = isMuted(mute, now()) ? null : muteFor(now())
      look()
    },
    ring(kind) {
      if (isOpen() && !isMuted(mute, now())) chime(kind)
      else view.setState({ flash: { count: view.getState().flash.count + 1, isUrgent: isUrgent(kind) } })
    },
    stayMuted() {
      mute = MUTE_LONG
      look()
    },
    start() {
      exposed()
      audio = createAudio()
      voice = newVoice()
      audio.onChange(opened)
      const looking = setInterval(look, LOOK_EVERY_MS)
      leaving = [() => clearInterval(looking), () => audio?.close(), ...listen(probe), onFirstTouch(touched), live.store.subscribe(follow)]
      feed()
      look()
      void probe()
    },
    stop() {
      for (const leave of leaving) leave()
      audio = null
      voice = null
    },
  }

  function follow(state: ReturnType<Live['store']['getState']>, before: typeof state): void {
    const isKnown = state.self !== null && before.self === null
    if (isKnown || state.messages !== before.messages || state.state?.padCalls !== before.state?.padCalls) feed()
    const isBack = state.connection.phase === 'live' && before.connection.phase !== 'live'
    if (voiceKind === null || (isBack && voiceKind === 'none')) void probe()
    if (state.presence !== before.presence || state.connection !== before.connection) look()
  }
}

/** Voices of the device come in after the page, and the page may change its language. */
function listen(probe: () => Promise<void>): (() => void)[] {
  const again = () => void probe()
  const voices = globalThis.speechSynthesis
  voices?.addEventListener('voiceschanged', again)
  const languages = new MutationObserver(again)
  languages.observe(document.documentElement, { attributeFilter: ['lang'] })
  return [() => voices?.removeEventListener('voiceschanged', again), () => languages.disconnect()]
}
