import pino from 'pino'

export type Log = pino.Logger

/** Structured log on standard error, so that standard output stays for the addresses a person reads. Tokens are never fields. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, redact: ['token', 'authorization', '*.token', '*.authorization'] },
    pino.destination({ dest: 2, sync: true }),
  )
}
