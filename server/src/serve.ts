import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DemoTokens, seedDemo } from './actions/seedDemo.ts'
import { type AppOptions, startApp } from './app.ts'
import { greeting } from './greeting.ts'

export interface Serving {
  /** Seeds the demo when it is wanted and nothing is there yet. @returns what a person reads when the server runs */
  greet(): Promise<string>
  stop(): Promise<void>
}

interface ServeOptions extends Omit<AppOptions, 'migrationsDir'> {
  /** Make another owner's token, because the first was lost. */
  newOwner: boolean
}

/** Serves as the configuration says. @throws Fault with one sentence that says what to do */
export async function serve({ newOwner, ...options }: ServeOptions): Promise<Serving> {
  const { config } = options
  const app = await startApp({ ...options, migrationsDir: migrationsDir() })
  return {
    greet: async () => {
      const tokensFile = join(config.dataDir, 'demo-tokens.json')
      if (config.seedDemo) await seedDemo(app.pool, new Date().toISOString(), (tokens) => keepPrivately(tokensFile, tokens))
      return greeting({ app, config, tokens: readTokens(tokensFile), newOwner })
    },
    stop: app.stop,
  }
}

/** The SQL files lie beside the sources, and beside the bundle that is made of them. */
function migrationsDir(): string {
  return join(dirname(fileURLToPath(import.meta.url)), '..', 'migrations')
}

function keepPrivately(file: string, tokens: DemoTokens): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(tokens, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function readTokens(file: string): DemoTokens | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoTokens) : null
}
