import { type ChildProcess, fork } from 'node:child_process'
import type { Call, Calls, Reply } from './calls.ts'

export interface Launch {
  name: string
  file: string
  env?: Record<string, string>
  execArgv?: string[]
}

const running = new Set<{ stop(): Promise<void> }>()

/** Ends every process of the bench: whoever waits for one of them fails, and cleans up behind itself. */
export async function stopPrograms(): Promise<void> {
  await Promise.all([...running].map((program) => program.stop()))
}

const ORDERLY_MS = 8_000
const KEPT_LETTERS = 4_000

/** A process of the bench, with functions that can be called in it. */
export class Program<Api extends Calls> {
  readonly child: ChildProcess
  readonly ended: Promise<void>
  /** What it wrote, the newest part. */
  said = ''
  readonly #name: string
  readonly #waiting = new Map<number, (reply: Reply) => void>()
  #lastId = 0

  constructor({ name, file, env = {}, execArgv = [] }: Launch) {
    this.#name = name
    this.child = fork(file, [], {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      execArgv,
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A session of its own: Ctrl-C comes to the bench, which stops everything in order.
      detached: true,
    })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said = (this.said + text).slice(-KEPT_LETTERS)
      })
    }
    this.child.on('message', (reply: Reply) => this.#hear(reply))
    this.ended = new Promise((resolve) => this.child.once('close', () => resolve()))
    running.add(this)
    void this.ended.then(() => {
      running.delete(this)
      this.#giveUp()
    })
  }

  /** Calls a function of the process. @throws what it throws, and when the process ends before it answers */
  call<Name extends keyof Api & string>(name: Name, argument: Parameters<Api[Name]>[0]): Promise<Awaited<ReturnType<Api[Name]>>> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      this.#waiting.set(id, (reply) => {
        if ('error' in reply) reject(new Error(`${this.#name}: ${reply.error}`))
        else resolve(reply.result as Awaited<ReturnType<Api[Name]>>)
      })
      if (this.child.connected) this.child.send({ id, name, argument } satisfies Call)
      else this.#giveUp()
    })
  }

  /** Ends it in order; when that takes too long, at once. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGTERM')
    const hurry = setTimeout(() => this.child.kill('SIGKILL'), ORDERLY_MS)
    await this.ended
    clearTimeout(hurry)
  }

  #hear(reply: Reply): void {
    this.#waiting.get(reply.id)?.(reply)
    this.#waiting.delete(reply.id)
  }

  #giveUp(): void {
    for (const id of this.#waiting.keys()) this.#hear({ id, error: `the process ended; it said: ${this.said.trim()}` })
  }
}
