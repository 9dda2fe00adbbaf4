import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Fault } from '../../base/fault.ts'
import type { Log } from '../../base/log.ts'

/** The user who runs PostgreSQL when we are root; undefined means: the one we are. */
export type Owner = { uid: number; gid: number } | undefined

export interface Home {
  /** Where lock, password and cluster lie. */
  folder: string
  /** PostgreSQL's own data directory, which may not exist yet. */
  cluster: string
  owner: Owner
}

const ELSEWHERE = '/var/lib/passline'

/**
 * Decides where the database lives and as whom it runs. PostgreSQL refuses root, so root hands it to the owner of the data (a new one: user
 * `postgres`). Where that user cannot enter the data folder, a link there leads to a folder that it can.
 * @throws Fault when the folder cannot be used
 */
export function findHome(dataDir: string, log: Log): Home {
  const isRoot = process.getuid?.() === 0
  mkdirSync(dataDir, { recursive: true, mode: isRoot ? 0o711 : 0o700 })
  const link = join(dataDir, 'postgres')
  const found = lstatSync(link, { throwIfNoEntry: false })
  if (found?.isSymbolicLink()) return elsewhere(link, isRoot, log)
  if (!isRoot) return { folder: dataDir, cluster: link, owner: undefined }
  if (found) return inPlace(dataDir, link)
  const owner = postgresUser()
  if (mayEnter(dataDir, owner)) return { folder: dataDir, cluster: link, owner }
  const folder = join(ELSEWHERE, createHash('sha256').update(dataDir).digest('hex').slice(0, 12))
  for (const made of [ELSEWHERE, folder]) {
    mkdirSync(made, { recursive: true })
    chmodSync(made, 0o711)
  }
  // Tells whoever finds this folder whose it is, and so whether it may go.
  writeFileSync(join(folder, 'data-folder.txt'), `${dataDir}\n`)
  symlinkSync(join(folder, 'postgres'), link)
  return elsewhere(link, isRoot, log)
}

function elsewhere(link: string, isRoot: boolean, log: Log): Home {
  const cluster = readlinkSync(link)
  const folder = dirname(cluster)
  if (!statSync(folder, { throwIfNoEntry: false })) {
    throw new Fault(
      `${link} leads to ${cluster}, which is gone; bring it back from a backup, or remove the link to begin with an empty database.`,
    )
  }
  log.info({ link, cluster }, 'the database lies outside the data folder')
  return { folder, cluster, owner: isRoot ? ownerOf(cluster) : undefined }
}

function inPlace(dataDir: string, cluster: string): Home {
  const owner = ownerOf(cluster)
  if (!mayEnter(dataDir, owner)) {
    throw new Fault(
      `The database in ${cluster} belongs to user ${owner.uid}, who may not enter ${dataDir}; allow it with chmod a+x on the folders above, or move the data folder.`,
    )
  }
  return { folder: dataDir, cluster, owner }
}

function ownerOf(cluster: string): { uid: number; gid: number } {
  const found = statSync(cluster, { throwIfNoEntry: false })
  if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid }
  const owner = postgresUser()
  // A copy or a backup that root brought back belongs to root.
  if (found) execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, cluster])
  return owner
}

function postgresUser(): { uid: number; gid: number } {
  const known = idsOf('postgres')
  if (known) return known
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const made = idsOf('postgres')
  if (made) return made
  throw new Fault(
    'PostgreSQL does not run as root and the user "postgres" could not be created; start Passline as an ordinary user, or set DATABASE_URL.',
  )
}

function idsOf(user: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = ['-u', '-g'].map((which) => {
    const answer = spawnSync('id', [which, user], { encoding: 'utf8' })
    return answer.status === 0 ? Number(answer.stdout) : undefined
  })
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

/** Asks the kernel as that user, because modes alone do not say it all (groups, access lists, mounts). */
function mayEnter(folder: string, owner: { uid: number; gid: number }): boolean {
  return spawnSync('test', ['-x', folder], { ...owner, cwd: '/' }).status === 0
}

/** Gives a file or an empty folder to the user who runs PostgreSQL. */
export function giveTo(owner: Owner, path: string): void {
  if (owner) chownSync(path, owner.uid, owner.gid)
}
