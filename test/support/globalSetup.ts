import { join, resolve } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { createLog } from '../../server/src/base/log.ts'
import { startEmbedded } from '../../server/src/db/embedded.ts'
import { migrate } from '../../server/src/db/migrate.ts'
import { TEMPLATE, urlOf } from './database.ts'
import { temporaryFolder } from './temporaryFolder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the one PostgreSQL of this test run, as the user who may make databases. */
    postgresUrl: string
  }
}

/** One PostgreSQL for the whole run, as it is in a restaurant, with a migrated database that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = temporaryFolder()
  const dataDir = join(folder.path, 'data')
  const log = createLog('warn')
  const database = await startEmbedded({ dataDir, log, flags: ['max_connections=200'] })
  await makeTemplate(database.url, log)
  project.provide('postgresUrl', database.url)
  return async () => {
    await database.stop()
    folder.remove(dataDir)
  }
}

async function makeTemplate(url: string, log: ReturnType<typeof createLog>): Promise<void> {
  const admin = new pg.Client(url)
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  const template = new pg.Client(urlOf(url, TEMPLATE))
  await template.connect()
  await migrate(template, resolve('server/migrations'), log)
  await template.end()
}
