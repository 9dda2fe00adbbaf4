import { Fault } from '../../base/fault.ts'

/** What PostgreSQL's programs write when they fail, and the sentence for it. `folder` stands for the folder they work in. */
const KNOWN: readonly [sign: RegExp, sentence: string][] = [
  [/No space left on device|ENOSPC/, 'The disk that holds {folder} is full; make room and start again.'],
  [
    /Read-only file system|EROFS/,
    'The disk that holds {folder} cannot be written to; mount it writable, or set DATA_DIR to another folder.',
  ],
  [
    /Permission denied|Operation not permitted|EACCES|EPERM/,
    'This user may not use {folder}; give it the rights (chown -R), or set DATA_DIR to another folder.',
  ],
  [
    /EEXIST|ENOTDIR|ENOENT: no such file or directory, mkdir/,
    '{folder} is not a folder that can be used; mount or remove what lies there, or set DATA_DIR to another folder.',
  ],
  [
    /could not (create shared memory|map anonymous shared memory)|Cannot allocate memory|ENOMEM/,
    'There is not enough memory for the database; close something, or set DATABASE_URL.',
  ],
  [
    /could not bind|could not create any TCP\/IP sockets/,
    'The database could not listen on 127.0.0.1; allow local connections on this machine, or set DATABASE_URL.',
  ],
]

/** The Fault for something the database programs or the file system complained about. */
export function faultOf(what: string, complaint: string, folder: string, cause?: unknown): Fault {
  const known = KNOWN.find(([sign]) => sign.test(complaint))
  if (known) return new Fault(known[1].replace('{folder}', folder), { cause: cause ?? complaint })
  return new Fault(`${what}: ${gist(complaint)}`, { cause })
}

/** The lines that say why, or else the last ones. */
function gist(complaint: string): string {
  const lines = complaint
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const reasons = lines.filter((line) => /FATAL|PANIC|error:/.test(line))
  return (reasons.length > 0 ? reasons : lines).slice(-3).join(' ') || 'it gave no reason'
}
