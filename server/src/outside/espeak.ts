import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { type Language, languages } from '@passline/shared/spoken'
import { Fault } from '../base/fault.ts'

/** The espeak-ng of this machine. */
export interface Espeak {
  version: string
  /** The voice of each language that it can speak. */
  voices: Partial<Record<Language, string>>
}

/** What is said, and into which file. */
export interface Saying {
  text: string
  voice: string
  file: string
}

/** @returns the engine, or null when this program is not on the machine or does not answer as espeak-ng does */
export async function findEspeak(program: string): Promise<Espeak | null> {
  const about = await run(program, ['--version']).catch(notThere)
  const version = about && /(\d+\.\d+\S*)/.exec(about)?.[1]
  if (!version) return null
  const found = await Promise.all(languages.map(async (language) => [language, await voiceOf(program, language)] as const))
  return { version, voices: Object.fromEntries(found.filter(([, voice]) => voice !== null)) }
}

/**
 * Writes the sentence into a WAV file. The text travels by standard input: no shell and no option ever sees it.
 * @param patience how long the engine may take, in ms; then it is killed
 * @throws Fault when no speech came; what `isGone` says of its cause tells whether the program was there
 */
export async function speak(
  program: string,
  { text, voice, file }: Saying,
  stopping: { patience: number; signal: AbortSignal },
): Promise<void> {
  // Two brackets would begin a notation of sounds.
  const said = text.replaceAll('[[', '[ [')
  try {
    await run(program, ['-v', voice, '-b', '1', '--stdin', '-w', file], { input: said, ...stopping })
    // It ends with 0 also when it could not write.
    const { size } = await stat(file)
    if (size <= WAV_HEADER_BYTES) throw new Error(`only ${size} bytes were written`)
  } catch (cause) {
    throw new Fault(`The speech engine said nothing; try it by hand: ${program} -v ${voice} --stdin.`, { cause })
  }
}

/** Whether a failure of `speak` means that the program is not on the machine any more. */
export function isGone(fault: unknown): boolean {
  const cause = fault instanceof Fault ? (fault.cause as NodeJS.ErrnoException | undefined) : undefined
  return cause?.code === 'ENOENT' && cause.syscall?.startsWith('spawn') === true
}

const WAV_HEADER_BYTES = 44
const START_MS = 3_000

/** The best first. In espeak-ng 1.51 `cmn` reads 请 in English, as "qing three"; there the second is right. */
const VOICES: Record<Language, readonly string[]> = { zh: ['cmn', 'cmn-latn-pinyin'], en: ['en'] }
const SAMPLES: Record<Language, string> = { zh: '请取餐', en: 'please' }

async function voiceOf(program: string, language: Language): Promise<string | null> {
  for (const voice of VOICES[language]) {
    const sounds = await run(program, ['-v', voice, '-b', '1', '--stdin', '-q', '-x'], { input: SAMPLES[language] }).catch(notThere)
    // A language in brackets is one that the engine changed to in the middle.
    if (sounds?.trim() && !/\([a-z]/.test(sounds)) return voice
  }
  return null
}

/** A voice or a program that is missing, or does not work, is not there for us. */
function notThere(): null {
  return null
}

interface Run {
  input?: string
  patience?: number
  signal?: AbortSignal
}

function run(program: string, args: readonly string[], { input = '', patience = START_MS, signal }: Run = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { timeout: patience, killSignal: 'SIGKILL', ...(signal && { signal }) } as const
    const child = execFile(program, args, options, (cause, output) => (cause ? reject(cause) : resolve(output)))
    // On a small machine orders go before speech.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    // A program that ends without reading shows it by how it ends.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}
