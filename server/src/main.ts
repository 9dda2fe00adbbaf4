import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DemoTokens, seedDemo } from './actions/seedDemo.ts'
import { type App, startApp } from './app.ts'
import { readConfig } from './base/config.ts'
import { Fault } from './base/fault.ts'
import { createLog } from './base/log.ts'
import { greeting } from './greeting.ts'

/** How long the server may take to stop in order before the process ends anyway, in ms. */
const LAST_PATIENCE_MS = 4_800

await run().catch((cause: unknown) => {
  process.stderr.write(
    cause instanceof Fault
      ? `Passline cannot start. ${cause.message}\n`
      : `Passline cannot start.\n${String((cause as Error)?.stack ?? cause)}\n`,
  )
  process.exit(1)
})

async function run(): Promise<void> {
  const config = readConfig(process.env, process.cwd())
  const log = createLog(config.logLevel)
  let app: App | null = null
  let isEnding = false

  const end = (exitCode: number) => {
    if (isEnding) return
    isEnding = true
    setTimeout(() => process.exit(exitCode || 1), LAST_PATIENCE_MS).unref()
    const stopped = app ? app.stop() : Promise.resolve()
    stopped.then(
      () => process.exit(exitCode),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(0))
  process.on('unhandledRejection', (cause) => log.error({ err: cause }, 'a promise was left to fail'))
  process.on('uncaughtException', (cause) => {
    log.fatal({ err: cause }, 'the server failed and ends')
    end(1)
  })

  app = await startApp({
    config,
    log,
    migrationsDir: migrationsDir(),
    newEpoch: process.argv.includes('--new-epoch'),
    onFatal: (reason) => {
      process.stderr.write(`Passline ends. ${reason}\n`)
      end(1)
    },
  })
  if (isEnding) return void (await app.stop())
  const tokensFile = join(config.dataDir, 'demo-tokens.json')
  if (config.seedDemo) await seedDemo(app.pool, new Date().toISOString(), (tokens) => keepPrivately(tokensFile, tokens))
  process.stdout.write(await greeting({ app, config, tokens: readTokens(tokensFile), newOwner: process.argv.includes('--new-owner') }))
}

/** The SQL files lie beside the sources, and beside the bundle that is made of them. */
function migrationsDir(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return join(here, '..', 'migrations')
}

function keepPrivately(file: string, tokens: DemoTokens): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(tokens, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function readTokens(file: string): DemoTokens | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoTokens) : null
}
