import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './run.mjs'

const BY_HAND =
  'Chromium is missing; install it (Debian and Ubuntu: apt-get install chromium fonts-noto-cjk; elsewhere: npx playwright install chromium), or set PLAYWRIGHT_CHROMIUM to its path.'

/** The Chromium to test with; undefined when there is none. */
export async function findChromium() {
  const named = process.env.PLAYWRIGHT_CHROMIUM
  if (named) return named
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  const { chromium } = await import('@playwright/test')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

/** Finds Chromium, or installs it where that is ours to do: as root on Debian. Gives a sentence when there is none, else undefined. */
export async function ensureChromium() {
  const found = await findChromium()
  if (found) return existsSync(found) ? undefined : `PLAYWRIGHT_CHROMIUM is ${found}, and there is no such file.`
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return BY_HAND
  console.error('Installing Chromium …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 2, 2] })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env, stdio: ['ignore', 2, 2] })
  return (await findChromium()) ? undefined : BY_HAND
}
