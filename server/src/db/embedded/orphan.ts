import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Fault } from '../../base/fault.ts'
import type { Log } from '../../base/log.ts'
import { runningProcess } from './runningProcess.ts'

/** Fast shutdown first, which keeps everything tidy; then the immediate one, which the next start repairs. Times in ms. */
const STEPS = [
  ['SIGINT', 8_000],
  ['SIGQUIT', 8_000],
] as const

/**
 * Stops the PostgreSQL that a killed server left running on this cluster, and clears the way when its process number now belongs to somebody
 * else. Only for the holder of the folder's lock.
 * @throws Fault when it does not end
 */
export async function stopOrphan(cluster: string, log: Log): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Math.abs(Number(lines[0]))
  const found = Number.isInteger(pid) && pid > 0 ? runningProcess(pid) : undefined
  if (!found) return
  if (!isPostmasterOf(cluster, found.command)) {
    // PostgreSQL refuses to start while the number in this file is alive, unless it is its own parent's: ours. Removing the file instead
    // would also switch off its check for backends that are still running.
    writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'))
    return
  }
  log.warn({ pid }, 'stopping the database that a killed server left running')
  for (const [signal, patience] of STEPS) {
    if (await ends(pid, found.startedAt, signal, patience)) return
  }
  throw new Fault(`The database process ${pid}, left by a killed server, does not end; end it with kill -9 ${pid} and start again.`)
}

function isPostmasterOf(cluster: string, command: string): boolean {
  return /^\/.*\/postgres -D /.test(command) && `${command} `.includes(` -D ${cluster} `)
}

async function ends(pid: number, startedAt: string, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  const isThere = () => runningProcess(pid)?.startedAt === startedAt
  if (isThere()) process.kill(pid, signal)
  for (const deadline = Date.now() + patience; isThere(); await pause(20)) {
    if (Date.now() > deadline) return false
  }
  return true
}
