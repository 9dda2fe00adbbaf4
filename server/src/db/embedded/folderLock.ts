import { randomBytes } from 'node:crypto'
import { closeSync, futimesSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Fault } from '../../base/fault.ts'
import { processNamespace, runningProcess } from './runningProcess.ts'

export interface FolderLock {
  /** Gives the folder free. */
  release(): void
}

interface Holder {
  pid: number
  startedAt: string
  namespace: string
}

const BEAT_MS = 1_000
const SILENCE_MS = 6_000

/**
 * Makes this process the only server on a folder, until `release` or its death.
 * A holder on this machine lives when its number and start time still match; one in another container or on another machine cannot be seen
 * from here, so it is watched: it touches the file every second, and six seconds of silence mean that it is gone.
 * @throws Fault when another server has the folder
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'passline.lock')
  while (!claim(file)) {
    const text = textOf(file)
    if (text === undefined) continue
    const holder = parse(text)
    if (holder && (await lives(holder, file))) throw inUse(folder, holder)
    discard(file, text)
  }
  return hold(file)
}

/** Creates the lock whole or not at all: a reader never sees half of it. */
function claim(file: string): boolean {
  const own = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  writeFileSync(own, JSON.stringify(ourselves()), { mode: 0o644, flag: 'wx' })
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

function ourselves(): Holder {
  return { pid: process.pid, startedAt: runningProcess(process.pid)?.startedAt ?? '', namespace: processNamespace() }
}

function parse(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return undefined // cut short by a power failure, so its writer is gone too
  }
}

async function lives(holder: Holder, file: string): Promise<boolean> {
  if (holder.namespace === processNamespace()) return runningProcess(holder.pid)?.startedAt === holder.startedAt
  const seen = touchedAt(file)
  for (let waited = 0; waited < SILENCE_MS; waited += BEAT_MS / 2) {
    await pause(BEAT_MS / 2)
    if (touchedAt(file) !== seen) return true
  }
  return false
}

/** Moves a dead lock aside. Two servers may do so at once: what was moved is looked at again, and put back if it is not the dead one. */
function discard(file: string, dead: string): void {
  const aside = `${file}.${process.pid}-dead`
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== dead) linkSync(aside, file)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function hold(file: string): FolderLock {
  const handle = openSync(file, 'r+')
  const beat = setInterval(() => futimesSync(handle, new Date(), new Date()), BEAT_MS).unref()
  let held = true
  return {
    release() {
      if (!held) return
      held = false
      clearInterval(beat)
      closeSync(handle)
      rmSync(file, { force: true })
    },
  }
}

function inUse(folder: string, holder: Holder): Fault {
  const where = holder.namespace === processNamespace() ? '' : ' in another container or on another machine'
  return new Fault(
    `The data folder ${folder} is in use by the Passline with process id ${holder.pid}${where}; stop that one first, or give this one a folder of its own with DATA_DIR.`,
  )
}

function touchedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
