import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

export interface RunningProcess {
  /** Differs between two processes that were given the same number, also over a reboot. */
  startedAt: string
  /** The command line, words joined by spaces. */
  command: string
}

/** The process with this number; undefined when there is none, or when it is dead and only waits to be collected by its parent. */
export function runningProcess(pid: number): RunningProcess | undefined {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

/** Names the set of processes in which a process number means what it means here: this container, or this machine. */
export function processNamespace(): string {
  return process.platform === 'linux' ? `${bootId()} ${readlinkSync('/proc/self/ns/pid')}` : 'machine'
}

function fromProc(pid: number): RunningProcess | undefined {
  const stat = textOf(`/proc/${pid}/stat`)
  const command = textOf(`/proc/${pid}/cmdline`)
  if (stat === undefined || command === undefined) return undefined
  // The second field is the program's name in brackets, which may itself hold spaces and brackets; the third is the state.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startTicks] = [fields[0], fields[19]]
  if (state === 'Z' || state === 'X') return undefined
  return { startedAt: `${bootId()} ${startTicks}`, command: command.replaceAll('\0', ' ').trim() }
}

function fromPs(pid: number): RunningProcess | undefined {
  try {
    const columns = ['-o', 'stat=', '-o', 'lstart=', '-o', 'command=']
    const line = execFileSync('ps', ['-ww', ...columns, '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    }).trim()
    const [, state, startedAt, command] = /^(\S+)\s+(\w+ \w+\s+\d+ [\d:]+ \d+)\s+(.*)$/.exec(line) ?? []
    if (state === undefined || startedAt === undefined || command === undefined || state.startsWith('Z')) return undefined
    return { startedAt, command }
  } catch {
    return undefined // ps ends with 1 when there is no such process
  }
}

function bootId(): string {
  return textOf('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined // the process ended, or belongs to somebody who hides it
  }
}
