import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Fault } from '../../base/fault.ts'
import type { Log } from '../../base/log.ts'
import type { Binaries } from './binaries.ts'
import { faultOf } from './complaint.ts'
import { environment } from './environment.ts'
import { giveTo, type Home } from './home.ts'

export const DATABASE_USER = 'passline'

const UNFINISHED = 'postgres.unfinished-'

/**
 * Makes the cluster when there is none yet, and gives the password of its user.
 * It is made under another name and renamed when it is whole: a folder called `postgres` is always a finished one.
 * @throws Fault for a cluster of another major version, a lost password, a full disk
 */
export async function openCluster(home: Home, binaries: Binaries, log: Log): Promise<string> {
  const passwordFile = join(home.folder, 'postgres.password')
  if (!existsSync(join(home.cluster, 'PG_VERSION'))) {
    writePassword(passwordFile, home)
    await makeCluster(home, binaries, passwordFile)
    log.info({ cluster: home.cluster }, 'a new database was made')
  }
  const major = readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8').trim()
  if (major !== binaries.major) {
    throw new Fault(
      `The database in ${home.cluster} was made by PostgreSQL ${major} and this Passline brings PostgreSQL ${binaries.major}; dump it with the older Passline and load it into a new data folder.`,
    )
  }
  if (!existsSync(passwordFile)) {
    throw new Fault(
      `${passwordFile}, the password of the database, is missing; bring it back from the backup that ${home.cluster} comes from.`,
    )
  }
  return readFileSync(passwordFile, 'utf8').trim()
}

function writePassword(file: string, home: Home): void {
  rmSync(file, { force: true })
  writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  giveTo(home.owner, file)
}

async function makeCluster(home: Home, binaries: Binaries, passwordFile: string): Promise<void> {
  removeUnfinished(home.folder)
  // A new name each time: the initdb of a killed server may still be writing under the old one.
  const unfinished = join(home.folder, `${UNFINISHED}${randomBytes(4).toString('hex')}`)
  mkdirSync(unfinished, { mode: 0o700 })
  giveTo(home.owner, unfinished)
  const options = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions']
  const access = [`--username=${DATABASE_USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const child = spawn(binaries.initdb, [`--pgdata=${unfinished}`, ...options, ...access], {
    ...home.owner,
    cwd: home.folder,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject))
  const [complaint, code] = await Promise.all([text(child.stderr), ended])
  if (code !== 0) throw faultOf('The database could not be made', complaint, home.folder)
  renameSync(unfinished, home.cluster)
  sync(home.folder)
}

function removeUnfinished(folder: string): void {
  const found = readdirSync(folder).filter((name) => name.startsWith(UNFINISHED))
  for (const name of found) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 10 })
}

/** Makes the rename survive a power failure. */
function sync(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
