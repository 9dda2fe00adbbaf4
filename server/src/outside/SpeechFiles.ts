import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

/** How much is kept: the number of files, and their bytes together. */
export interface SpeechLimits {
  files: number
  bytes: number
}

/** The folder of speech that was made already. What was not used for the longest time goes first when it is full. */
export class SpeechFiles {
  readonly #folder: string
  readonly #limits: SpeechLimits
  /** What lies in the folder as far as this process knows; others may add to it, so it is counted anew when it is tidied. */
  #stock: SpeechLimits = { files: 0, bytes: 0 }
  #tidying: Promise<void> | null = null

  constructor(folder: string, limits: SpeechLimits) {
    this.#folder = folder
    this.#limits = limits
  }

  /** @returns the file of this name, which counts as used now; null when there is none */
  async use(name: string): Promise<string | null> {
    const file = join(this.#folder, name)
    const now = new Date()
    // Many file systems do not note when a file was read, so the time of writing says when it was used.
    const isThere = await utimes(file, now, now).then(() => true, whenMissing(false))
    return isThere ? file : null
  }

  /** Keeps what `write` puts into the file that it is given. A crash leaves no half file under the name, and two writers do no harm. */
  async add(name: string, write: (draft: string) => Promise<void>): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const file = join(this.#folder, name)
    const draft = `${file}.${randomUUID()}${DRAFT}`
    try {
      await write(draft)
      this.#stock.bytes += await sealed(draft)
      this.#stock.files += 1
      await rename(draft, file)
    } catch (cause) {
      await rm(draft, { force: true })
      throw cause
    }
    if (isOver(this.#stock, this.#limits)) await this.tidy()
    return file
  }

  /** Removes drafts that a crash left, and what is beyond the limits, with some room for more. */
  tidy(): Promise<void> {
    this.#tidying ??= this.#tidy().finally(() => {
      this.#tidying = null
    })
    return this.#tidying
  }

  async #tidy(): Promise<void> {
    const names = await readdir(this.#folder).catch(whenMissing([]))
    const found = (await Promise.all(names.map((name) => entryOf(join(this.#folder, name))))).filter((each) => each !== null)
    const isOldDraft = (entry: Entry) => entry.file.endsWith(DRAFT) && entry.usedAt < Date.now() - DRAFT_MS
    const kept = found.filter((entry) => !entry.file.endsWith(DRAFT)).sort((a, b) => a.usedAt - b.usedAt)
    const stock = { files: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0) }
    const gone = found.filter(isOldDraft)
    if (isOver(stock, this.#limits)) {
      const room = { files: Math.max(1, this.#limits.files * ROOM), bytes: this.#limits.bytes * ROOM }
      while (isOver(stock, room)) {
        const oldest = kept.shift()
        // The newest was made for somebody who has not read it yet.
        if (oldest === undefined || kept.length === 0) break
        stock.files -= 1
        stock.bytes -= oldest.bytes
        gone.push(oldest)
      }
    }
    await Promise.all(gone.map(({ file }) => rm(file, { force: true })))
    this.#stock = stock
  }
}

interface Entry {
  file: string
  bytes: number
  /** In ms since 1970. */
  usedAt: number
}

const DRAFT = '.draft'
/** No draft is written for that long, in ms. */
const DRAFT_MS = 60_000
/** What is left of the limits after tidying, so that it is not done for every file. */
const ROOM = 0.9

function isOver(stock: SpeechLimits, limits: SpeechLimits): boolean {
  return stock.files > limits.files || stock.bytes > limits.bytes
}

/** Makes the file private and brings it to the disk. @returns its bytes */
async function sealed(file: string): Promise<number> {
  const handle = await open(file, 'r+')
  try {
    await handle.chmod(0o600)
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}

async function entryOf(file: string): Promise<Entry | null> {
  const found = await stat(file).catch(whenMissing(null))
  return found?.isFile() ? { file, bytes: found.size, usedAt: found.mtimeMs } : null
}

/** For what another process may have removed a moment ago. */
function whenMissing<T>(instead: T): (cause: NodeJS.ErrnoException) => T {
  return (cause) => {
    if (cause.code === 'ENOENT') return instead
    throw cause
  }
}
