import { readConfig } from './base/config.ts'
import { Fault } from './base/fault.ts'
import { createLog } from './base/log.ts'
import { type EmbeddedDatabase, startEmbedded } from './db/embedded.ts'
import type { Serving } from './serve.ts'

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
  let serving: Serving | null = null
  let database: Promise<EmbeddedDatabase> | undefined
  let isEnding = false

  const end = (exitCode: number) => {
    if (isEnding) return
    isEnding = true
    setTimeout(() => process.exit(exitCode || 1), LAST_PATIENCE_MS).unref()
    const stopped = serving ? serving.stop() : Promise.resolve(database).then((starting) => starting?.stop())
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

  // The database starts while the rest of the program is read.
  database = config.database.kind === 'embedded' ? startEmbedded({ dataDir: config.dataDir, log }) : undefined
  database?.catch(() => undefined)
  const { serve } = await import('./serve.ts')
  const started = serve({
    config,
    log,
    database,
    newEpoch: process.argv.includes('--new-epoch'),
    newOwner: process.argv.includes('--new-owner'),
    onFatal: (reason) => {
      process.stderr.write(`Passline ends. ${reason}\n`)
      // What fails from now on fails for this reason.
      log.level = 'silent'
      end(1)
    },
  })
  // What fails because the database was told to stop is no failure to start.
  serving = await started.catch((cause: unknown) => {
    if (isEnding) return null
    throw cause
  })
  if (!serving) return
  if (isEnding) return void (await serving.stop())
  process.stdout.write(await serving.greet())
}
