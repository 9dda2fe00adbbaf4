import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

/** A program that the tests start: where it lies, `{ name, variable, usual, debian, byHand }`. */

/** The path to start; undefined when there is none. The variable wins, even when it leads nowhere. */
export function findProgram({ name, variable, usual }) {
  const named = process.env[variable]
  if (named) return named
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return [usual, ...onPath.map((folder) => join(folder, name))].find((path) => existsSync(path))
}

/** Finds it, or installs it where that is ours to do: as root on Debian. Gives a sentence when there is none, else undefined. */
export async function ensureProgram(program) {
  const { name, variable, debian, byHand } = program
  const found = findProgram(program)
  if (found) return existsSync(found) ? undefined : `${variable} is ${found}, and there is no such file.`
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return byHand
  console.error(`Installing ${name} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 2, 2] })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debian], { env, stdio: ['ignore', 2, 2] })
  return findProgram(program) ? undefined : byHand
}
