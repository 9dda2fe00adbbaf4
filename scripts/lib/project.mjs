import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = [20, 19]

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where scripts keep what they remember between runs. */
export const cache = join(root, '.cache')

/** The path of a file that a package in node_modules brings. */
export const moduleFile = (...parts) => join(root, 'node_modules', ...parts)

/** Ends with a sentence when this Node.js is too old to run the project. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [oldest, oldestMinor] = OLDEST_NODE
  if (major > oldest || (major === oldest && minor >= oldestMinor)) return
  fail(
    `Passline needs Node.js ${OLDEST_NODE.join('.')} or newer, and this is ${process.versions.node}; install a newer one from your system or nodejs.org.`,
  )
}

/** Ends the script with one sentence. */
export function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
