import { createHash } from 'node:crypto'
import { type Language, MOST_SPOKEN } from '@passline/shared/spoken'
import { Fault } from '../base/fault.ts'
import type { Log } from '../base/log.ts'
import { type Espeak, findEspeak, isGone, speak } from './espeak.ts'
import { SpeechFiles, type SpeechLimits } from './SpeechFiles.ts'

/** Sentences as sound, made on this machine and kept. */
export interface Speech {
  /**
   * The WAV file of a sentence, kept from before or made now; null when no engine is on this machine, or it does not speak the language.
   * @param text 1 to MOST_SPOKEN characters
   * @throws Fault for a text that callers should have refused, and when the engine fails or takes longer than 10 s
   */
  wav(text: string, language: Language): Promise<{ file: string } | null>
  readonly engine: 'espeak-ng' | null
  /** Ends what is being made; who waits for it gets null. */
  stop(): Promise<void>
}

interface SpeechOptions {
  /** Folder for what was made. It is made when it is needed first. */
  cacheDir: string
  log: Log
  /** The name of the engine's program, or its path. */
  program?: string
  limits?: Partial<SpeechLimits & { patience: number }>
}

/** The patience is for one sentence, in ms. */
const LIMITS = { files: 2_000, bytes: 200_000_000, patience: 10_000 }
/** How many sentences are made at the same time. */
const AT_ONCE = 2

/** Looks for the engine on this machine. Without one there is no speech, which is no fault. */
export async function openSpeech({ cacheDir, log, program = 'espeak-ng', limits = {} }: SpeechOptions): Promise<Speech> {
  const espeak = await findEspeak(program)
  if (espeak === null) {
    log.info({ program }, 'this machine has no speech engine; install espeak-ng to have one')
    return { engine: null, wav: async () => null, stop: async () => undefined }
  }
  log.debug({ ...espeak }, 'a speech engine was found')
  const { patience, ...bounds } = { ...LIMITS, ...limits }
  const files = new SpeechFiles(cacheDir, bounds)
  await files.tidy().catch((cause: unknown) => log.warn({ err: cause }, 'the folder of speech could not be tidied'))
  return new EspeakSpeech({ program, espeak, files, patience, log })
}

interface Parts {
  program: string
  espeak: Espeak
  files: SpeechFiles
  patience: number
  log: Log
}

class EspeakSpeech implements Speech {
  readonly engine = 'espeak-ng'
  readonly #parts: Parts
  readonly #stopping = new AbortController()
  readonly #inTurn = atMost(AT_ONCE)
  /** By the name of the file. Who asks for what is being made already gets the same. */
  readonly #making = new Map<string, Promise<string | null>>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async wav(text: string, language: Language): Promise<{ file: string } | null> {
    if (text.trim() === '' || text.length > MOST_SPOKEN)
      throw new Fault(`A sentence to be spoken has 1 to ${MOST_SPOKEN} characters; refuse others before.`)
    const { voices, version } = this.#parts.espeak
    const voice = voices[language]
    if (voice === undefined || this.#stopping.signal.aborted) return null
    const name = nameOf([language, voice, version, text])
    const made = this.#making.get(name) ?? this.#find(name, text, voice).finally(() => this.#making.delete(name))
    this.#making.set(name, made)
    const file = await made
    return file === null ? null : { file }
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.allSettled(this.#making.values())
  }

  async #find(name: string, text: string, voice: string): Promise<string | null> {
    const { program, files, log } = this.#parts
    try {
      return (await files.use(name)) ?? (await this.#inTurn(() => this.#make(name, text, voice)))
    } catch (cause) {
      if (this.#stopping.signal.aborted) return null
      if (!isGone(cause)) throw cause
      log.warn({ program }, 'the speech engine is not on this machine any more')
      return null
    }
  }

  #make(name: string, text: string, voice: string): Promise<string> {
    const { program, files, patience } = this.#parts
    const { signal } = this.#stopping
    signal.throwIfAborted()
    return files.add(name, (file) => speak(program, { text, voice, file }, { patience, signal }))
  }
}

/** Another voice or another version of the engine sounds different, so it has files of its own. */
function nameOf(parts: readonly string[]): string {
  return `${createHash('sha256').update(parts.join('\0')).digest('hex')}.wav`
}

/** Lets so many pieces of work run at once; the others wait, first come first served. */
function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = most
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // Whoever waits takes the place over, so that nobody who comes now slips in between.
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
