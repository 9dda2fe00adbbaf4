import { createLog } from '../../server/src/base/log.ts'
import { startEmbedded } from '../../server/src/db/embedded.ts'

// A server reduced to its database, as a process that tests can kill. It says on standard output what happens to it.
const [dataDir = ''] = process.argv.slice(2)
const say = (word: string, rest: string) => process.stdout.write(`${word} ${rest}\n`)

startEmbedded({ dataDir, log: createLog('warn') }).then(
  (database) => {
    database.onExit((reason) => say('lost', reason))
    process.once('SIGTERM', () => database.stop().then(() => process.exit()))
    process.once('SIGUSR2', () => process.exit(7))
    say('ready', database.url)
  },
  (error: Error) => {
    say('fault', error.name === 'Fault' ? error.message : `not a Fault: ${error.stack}`)
    process.exitCode = 1
  },
)
