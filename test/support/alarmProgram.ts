import pino from 'pino'
import { openAlarmClock } from '../../server/src/jobs/alarmClock.ts'

// A process that is nothing but an alarm clock. It says what rings and that it warned, and never gets done with the shop named `stuck`.
// At SIGTERM it stops the clock, and then nothing must keep it alive.
const [kind = '', url = ''] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
// Its only warning is that the queue is away.
const log = pino({ level: 'warn' }, { write: () => say('away') })
const ring = (shopId: string) => {
  say(`rang ${shopId}`)
  if (shopId === 'stuck') return new Promise<void>(() => undefined)
}

openAlarmClock({ backend: { kind: kind as 'postgres' | 'redis', url }, ring, log }).then((clock) => {
  process.once('SIGTERM', () => clock.stop().then(() => say('stopped')))
  say('ready')
})
