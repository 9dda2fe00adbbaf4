import { test } from '@playwright/test'
import { fillEvening } from './lookEvening.ts'
import { PasslineServer } from './server.ts'
import { Till } from './till.ts'

/** One server for all tests of a file, with a full evening in its first shop and nothing in the second. */
export function lookServer(): PasslineServer {
  const server = new PasslineServer()
  test.beforeAll(async () => {
    await server.start()
    await fillEvening(new Till(server))
  })
  test.afterAll(() => server.stop())
  return server
}
