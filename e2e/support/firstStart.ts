import { FIRST_DATA, PasslineServer } from './server.ts'

/** Runs once before all tests: the first start makes a database and the demo, which takes seconds. Every test begins with a copy of them. */
export default async function firstStart(): Promise<() => Promise<void>> {
  const server = new PasslineServer()
  await server.start()
  await server.halt()
  process.env[FIRST_DATA] = server.dataDir
  return () => server.stop()
}
