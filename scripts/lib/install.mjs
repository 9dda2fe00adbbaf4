import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { oneAtATime } from './oneAtATime.mjs'
import { fail, moduleFile, root } from './project.mjs'
import { run } from './run.mjs'

const stamp = moduleFile('.passline-installed')

/** Installs the dependencies when they are missing or when package-lock.json changed since. */
export async function ensureInstalled() {
  const wanted = fingerprint(['package-lock.json'])
  if (isInstalled(wanted)) return
  await oneAtATime('install', async () => {
    if (isInstalled(wanted)) return
    console.error('Installing dependencies …')
    if ((await npm('ci')) !== 0) {
      console.error('That did not work; trying without the lock file’s exact versions …')
      if ((await npm('install', '--no-save')) !== 0) fail('The dependencies could not be installed; look at what npm says above.')
    }
    writeFileSync(stamp, wanted)
  })
}

function isInstalled(wanted) {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted
  // Somebody ran npm by hand: npm's own note of what it installed is then newer than what was asked for.
  const note = moduleFile('.package-lock.json')
  if (!existsSync(note) || statSync(note).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs) return false
  writeFileSync(stamp, wanted)
  return true
}

/** No package of ours needs its install script; leaving them out makes every machine the same. */
function npm(...words) {
  const options = [...words, '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  // Standard output stays free for the addresses that the server prints.
  const streams = { stdio: ['ignore', 2, 2] }
  const npmItself = process.env.npm_execpath
  return npmItself?.endsWith('.js') ? run(process.execPath, [npmItself, ...options], streams) : run('npm', options, streams)
}
