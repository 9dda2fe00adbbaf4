import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import type { AlarmQueue } from './alarmQueue.ts'
import { temporaryFolder } from './temporaryFolder.ts'
import { until } from './until.ts'

/** A process that is nothing but an alarm clock which never gets done with the shop named `stuck`. */
export interface AlarmProcess {
  child: ChildProcess
  /** `rang <shop>` for each alarm, `away` when the queue is, and `stopped` when its clock has stopped after SIGTERM. */
  said: string[]
}

/** Alarm clocks as processes, bundled as for production. */
export interface AlarmProcesses {
  /** Starts one and waits until it rings. */
  start(backend: AlarmQueue['backend']): Promise<AlarmProcess>
  /** Kills what still runs and removes the program. */
  remove(): void
}

export function installAlarmProcesses(): AlarmProcesses {
  const folder = temporaryFolder()
  const program = join(folder.path, 'program.mjs')
  buildSync({
    entryPoints: [fileURLToPath(new URL('./alarmProgram.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    // What is CommonJS inside the bundle asks for Node's modules with `require`, which an ES module does not have.
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
    logLevel: 'error',
  })
  const started: ChildProcess[] = []
  return {
    start: async (backend) => {
      const child = spawn(process.execPath, [program, backend.kind, backend.url], { stdio: ['ignore', 'pipe', 'inherit'] })
      started.push(child)
      const said: string[] = []
      createInterface({ input: child.stdout }).on('line', (line) => said.push(line))
      await until(() => said.includes('ready'), 20_000)
      return { child, said }
    },
    remove: () => {
      for (const child of started) child.kill('SIGKILL')
      folder.remove()
    },
  }
}
