import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Tokens = { owner: string; shops: Record<string, Record<string, string>> }

/** The variable that names a data folder to begin with; see firstStart.ts. */
export const FIRST_DATA = 'PASSLINE_E2E_DATA'

/** The product as a user starts it, on a data folder of its own, with the demo shops in it. */
export class PasslineServer {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'passline-e2e-'))
  base = ''
  #port = 0
  #process: ChildProcess | null = null

  constructor() {
    // Run as root, PostgreSQL works as another user, who must be able to enter.
    chmodSync(this.dataDir, 0o755)
    const first = process.env[FIRST_DATA]
    // With its owners, which Node's own copy does not keep.
    if (first) execFileSync('cp', ['-a', `${first}/.`, this.dataDir])
  }

  /** Starts it, the second time on the port of the first, so that open pages find it again. */
  async start(): Promise<void> {
    const env = { ...process.env, DATA_DIR: this.dataDir, PORT: String(this.#port), LOG_LEVEL: 'warn', DATABASE_URL: '' }
    const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    this.#process = child
    this.base = await greetingOf(child)
    this.#port = Number(new URL(this.base).port)
  }

  /** The plug is pulled. The database that was left running is taken over by the next start. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** As a service manager does, the data is kept. */
  async halt(): Promise<void> {
    await this.#end('SIGTERM')
  }

  /** The data goes as well. */
  async stop(): Promise<void> {
    await this.halt()
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  token(role: string, shop = 'binjiang'): string {
    const tokens = JSON.parse(readFileSync(join(this.dataDir, 'demo-tokens.json'), 'utf8')) as Tokens
    const token = tokens.shops[shop]?.[role]
    if (!token) throw new Error(`The demo has no ${role} in ${shop}`)
    return token
  }

  /** The token that may enter every shop. */
  get ownerToken(): string {
    return (JSON.parse(readFileSync(join(this.dataDir, 'demo-tokens.json'), 'utf8')) as Tokens).owner
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await exited
  }
}

function greetingOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const base = /serves on (http:\S+)[\s\S]*curl/.exec(said)?.[1]
      if (base) resolve(base)
    })
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code} before it served`)))
  })
}
