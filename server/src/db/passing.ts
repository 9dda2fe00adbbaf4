/** SQLSTATE classes and system errors that say: not now. */
const PASSING = /^(08|40|53|55P03|57|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/

/** Whether trying again may help: the connection broke, the database restarts, or a lock was not to be had. */
export function isPassing(cause: unknown): boolean {
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown }
  if (typeof code === 'string') return PASSING.test(code)
  return /connection|timeout|terminated/i.test(String(message))
}
