import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'

const NOT_SOURCE = new Set(['node_modules', 'dist'])

/** A hash over names and contents of these files and folders (paths inside the project). */
export function fingerprint(paths) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash, path) {
  const file = join(root, path)
  if (!existsSync(file)) return
  if (statSync(file).isFile()) {
    hash.update(path).update('\0').update(readFileSync(file))
    return
  }
  for (const name of readdirSync(file).sort()) {
    if (!NOT_SOURCE.has(name)) addTo(hash, `${path}/${name}`)
  }
}
