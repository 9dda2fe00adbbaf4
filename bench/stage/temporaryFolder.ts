import { chmodSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A new empty folder that the user who runs PostgreSQL may enter. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'passline-bench-'))
  chmodSync(path, 0o711)
  return path
}

/** Removes a data folder, and what it keeps elsewhere. */
export function removeFolder(path: string): void {
  const elsewhere = linkedFolder(path)
  if (elsewhere) rmSync(elsewhere, { recursive: true, force: true, maxRetries: 10 })
  rmSync(path, { recursive: true, force: true, maxRetries: 10 })
}

function linkedFolder(dataDir: string): string | undefined {
  try {
    return dirname(readlinkSync(join(dataDir, 'postgres')))
  } catch {
    return undefined // no link, so nothing elsewhere
  }
}
