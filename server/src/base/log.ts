import pino from 'pino'

export type Log = pino.Logger

/** Structured log on standard error, so that standard output stays for the addresses a person reads. Tokens are never fields. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, serializers: { err: errorFields }, redact: ['token', 'authorization', '*.token', '*.authorization'] },
    pino.destination({ dest: 2, sync: true }),
  )
}

/** What a line says of an error. Libraries hang more on theirs: whole connections, with every statement and value. */
function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return { name, message, code, constraint, stack, cause: cause === undefined ? undefined : errorFields(cause) }
}
