import { delivery } from './measures/delivery.ts'
import type { Measure, Result } from './measures/Measure.ts'
import { messageFairness } from './measures/messageFairness.ts'
import { messageLateness } from './measures/messageLateness.ts'
import { orderRate } from './measures/orderRate.ts'
import { screenMemory } from './measures/screenMemory.ts'
import { startTime } from './measures/startTime.ts'
import { stepRate } from './measures/stepRate.ts'
import { tillByOpenOrders } from './measures/tillByOpenOrders.ts'
import { tillByScreens } from './measures/tillByScreens.ts'
import { wake } from './measures/wake.ts'
import { wall } from './measures/wall.ts'
import { readOptions, USAGE } from './options.ts'
import { asJson, asTable, machine } from './report.ts'
import { stopPrograms } from './stage/Program.ts'
import { buildPrograms } from './stage/programs.ts'

const measures: Measure[] = [
  orderRate,
  tillByScreens,
  tillByOpenOrders,
  delivery,
  stepRate,
  screenMemory,
  messageLateness,
  messageFairness,
  startTime,
  wall,
  wake,
]

/** What is being measured has so long to fail and to clean up, in ms. */
const FAREWELL_MS = 2_000

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopPrograms().then(() => setTimeout(() => process.exit(130), FAREWELL_MS).unref()))
}

await run().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
  process.exit(1)
})

async function run(): Promise<void> {
  const options = readOptions(
    process.argv.slice(2),
    measures.map(({ id }) => id),
  )
  const say = (line: string) => process.stderr.write(`${line}\n`)
  say(`Measuring on ${machine()}; more: ${USAGE}`)
  await buildPrograms()
  const results = new Map<string, Result>()
  for (const measure of measures) {
    if (!isWanted(options.only, measure.id)) continue
    for (const [name, result] of Object.entries(await measure.run(options, results, say))) results.set(name, result)
  }
  process.stdout.write(`${options.json ? asJson(results) : asTable(results)}\n`)
}

/** `B1` means all that begins with it, such as `B1open`, but not `B11`. */
function isWanted(only: readonly string[], id: string): boolean {
  return only.length === 0 || only.some((wanted) => id === wanted || (id.startsWith(wanted) && !/^\d/.test(id.slice(wanted.length))))
}
