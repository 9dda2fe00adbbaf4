import childProcess from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { monotonicNow } from '../monotonic.ts'
import { answerCalls } from '../stage/calls.ts'

/** What the bench asks of a server process; loaded before the server's own code, which knows nothing of it. */
export type ProbeApi = {
  memory(argument: null): { rss: number; heapUsed: number; external: number }
  cpu(argument: null): number
  marks(argument: null): Mark[]
  startProfile(argument: null): Promise<void>
  endProfile(file: string): Promise<void>
}

/** Something that the starting server did, and when, in ms of the clock that all processes share. */
export interface Mark {
  what: 'loaded' | 'spawn' | 'listening'
  /** The program that was started. */
  program?: string
  at: number
}

const marks: Mark[] = [{ what: 'loaded', at: monotonicNow() }]
const session = new Session()

markSpawns()
markListening()
answerCalls(
  {
    memory: () => {
      for (let time = 0; time < 4; time++) globalThis.gc?.()
      const { rss, heapUsed, external } = process.memoryUsage()
      return { rss, heapUsed, external }
    },
    cpu: () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1_000
    },
    marks: () => marks,
    startProfile: async () => {
      session.connect()
      await session.post('Profiler.enable')
      await session.post('Profiler.start')
    },
    endProfile: async (file: string) => {
      const { profile } = await session.post('Profiler.stop')
      session.disconnect()
      writeFileSync(file, JSON.stringify(profile))
    },
  } satisfies ProbeApi,
  () => process.kill(process.pid, 'SIGTERM'),
)
process.channel?.unref()

function markSpawns(): void {
  const { spawn } = childProcess
  childProcess.spawn = ((...options: Parameters<typeof spawn>) => {
    marks.push({ what: 'spawn', program: options[0], at: monotonicNow() })
    return spawn(...options)
  }) as typeof spawn
  syncBuiltinESMExports()
}

function markListening(): void {
  const { listen } = net.Server.prototype
  net.Server.prototype.listen = function marked(this: net.Server, ...options: unknown[]) {
    this.once('listening', () => marks.push({ what: 'listening', at: monotonicNow() }))
    return (listen as (...all: unknown[]) => net.Server).apply(this, options)
  } as typeof listen
}
