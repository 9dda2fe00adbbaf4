import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { oneAtATime } from './oneAtATime.mjs'
import { fail, moduleFile, root } from './project.mjs'
import { runQuietly } from './run.mjs'

const stamp = moduleFile('.passline-installed')
/** What npm itself notes of what it installed. */
const note = moduleFile('.package-lock.json')

/** Installs the dependencies when they are missing or when package-lock.json changed since. */
export async function ensureInstalled() {
  const wanted = fingerprint(['package-lock.json'])
  if (isInstalled(wanted)) return
  await oneAtATime('install', async () => {
    if (isInstalled(wanted)) return
    console.error('Installing dependencies …')
    const exact = await npm('ci')
    // A package.json that was edited by hand does not fit the lock file; npm can still find what it asks for.
    const result = exact.code === 0 ? exact : await npm('install', '--no-save')
    if (result.code !== 0) fail(`${exact.output}${result.output}\nThe dependencies could not be installed; npm says above why.`)
    writeFileSync(stamp, wanted)
  })
}

function isInstalled(wanted) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  return existsSync(note) && isAsLocked(packagesOf(note), packagesOf(join(root, 'package-lock.json')))
}

/** Somebody who runs npm by hand has installed what the lock file says, too; then nothing is taken from under running programs. */
function isAsLocked(installed, locked) {
  const isThere = ([path, { version, link, optional }]) => optional || link || installed[path]?.version === version
  const needed = Object.entries(locked).filter(([path]) => path.includes('node_modules/'))
  return needed.every(isThere) && Object.entries(installed).every(([path, { version }]) => locked[path]?.version === version)
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** No package of ours needs its install script; leaving them out makes every machine the same. */
function npm(...words) {
  const options = [...words, '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npmItself = process.env.npm_execpath
  return npmItself?.endsWith('.js') ? runQuietly(process.execPath, [npmItself, ...options]) : runQuietly('npm', options)
}
