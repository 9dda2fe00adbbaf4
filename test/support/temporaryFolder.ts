import { chmodSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface TemporaryFolder {
  path: string
  /** Removes it, and what a data folder in it keeps elsewhere. */
  remove(dataDir?: string): void
}

/** A new empty folder that every user may enter, unless `mode` says otherwise. */
export function temporaryFolder(mode = 0o755): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'passline-test-'))
  chmodSync(path, mode)
  return {
    path,
    remove(dataDir = path) {
      const elsewhere = linkedFolder(dataDir)
      if (elsewhere) rmSync(elsewhere, { recursive: true, force: true })
      rmSync(path, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

/** Where the database of a data folder lies, when it is not in the data folder itself. */
export function linkedFolder(dataDir: string): string | undefined {
  try {
    return dirname(readlinkSync(join(dataDir, 'postgres')))
  } catch {
    return undefined // no link, so nothing elsewhere
  }
}
